package guitai.provider;

/// A delivery, answer or token that fails verification and so changes nothing. The message says
/// which proof is missing, never what was in the delivery.
public final class Forged extends Exception {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  /// Why it is refused.
  public enum Kind {
    FORGERY,
    /// Sent by the provider itself, wrongly signed on purpose, to see it refused: a metric, not an
    /// incident.
    PROBE,
    /// Genuine, and of an environment of the provider's that this deployment doesn't serve.
    OTHER_ENVIRONMENT,
    /// Genuine, and about an app that isn't ours.
    OTHER_APP
  }

  public Forged(String message) {
    this(Kind.FORGERY, message);
  }

  public Forged(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
