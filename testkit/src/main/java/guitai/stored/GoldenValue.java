package guitai.stored;

/// A value and the name of the golden file that holds its stored text.
public record GoldenValue<T>(String name, T value) {
  public static <T> GoldenValue<T> of(String name, T value) {
    return new GoldenValue<>(name, value);
  }
}
