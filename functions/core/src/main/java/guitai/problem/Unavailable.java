package guitai.problem;

/// Something we depend on is unavailable at the moment: a throttle, an outage, a missing key.
/// Nothing was acknowledged; the caller should try again.
public final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  /// What is to be done about it.
  public enum Kind {
    /// It passes by itself.
    PASSING,
    /// A signature names a key that we don't hold: a new key, or a stranger's invention.
    UNKNOWN_KEY,
    /// The sender is proved, and we can't decrypt or read what it sent: an operator must act.
    UNREADABLE
  }

  public Unavailable(String message) {
    this(Kind.PASSING, message);
  }

  public Unavailable(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Unavailable(String message, Throwable cause) {
    this(Kind.PASSING, message, cause);
  }

  public Unavailable(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
