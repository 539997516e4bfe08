package guitai.problem;

/// What is needed can't be had just now: a throttle, an outage, a key not at hand. Nothing was
/// acknowledged; asking again is right.
public final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Unavailable(String message) {
    super(message);
  }

  public Unavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
