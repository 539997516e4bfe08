package guitai.http;

/// An answer that leaves the outcome of a call unclear: the caller may repeat or query it.
public final class UnclearAnswer extends Exception {
  private static final long serialVersionUID = 1;

  /// @param message says why, without anything that must not be logged
  public UnclearAnswer(String message) {
    super(message);
  }

  public UnclearAnswer(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
