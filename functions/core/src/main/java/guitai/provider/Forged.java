package guitai.provider;

/// A delivery, answer or token that fails verification and so changes nothing. The message says
/// which proof is missing, never what was in the delivery.
public final class Forged extends Exception {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  /// A probe is sent by the provider itself, wrongly signed on purpose, to see it refused: a
  /// metric, not an incident.
  public enum Kind {
    FORGERY,
    PROBE
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
