package guitai.http;

/// An answer that tells nothing: whoever asked may ask again.
public final class UnclearAnswer extends Exception {
  private static final long serialVersionUID = 1;

  /// @param message says why, and nothing that a log must not
  public UnclearAnswer(String message) {
    super(message);
  }

  public UnclearAnswer(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
