package guitai.stored;

/// A value and the name of the golden file that holds its stored text.
public record Named<T>(String name, T value) {
  public static <T> Named<T> of(String name, T value) {
    return new Named<>(name, value);
  }
}
