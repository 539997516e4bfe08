package guitai.problem;

/// Something we depend on is unavailable at the moment: a throttle, an outage, a missing key.
/// Nothing was acknowledged; the caller should try again.
public final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Unavailable(String message) {
    super(message);
  }

  public Unavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
