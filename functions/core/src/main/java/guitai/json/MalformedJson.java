package guitai.json;

/// A text that isn't the JSON object it should be.
public final class MalformedJson extends RuntimeException {
  private static final long serialVersionUID = 1;

  public MalformedJson(String message, Throwable cause) {
    super(message, cause);
  }

  public MalformedJson(String message) {
    super(message);
  }
}
