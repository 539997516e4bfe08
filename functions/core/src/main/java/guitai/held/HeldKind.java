package guitai.held;

/// What an entry of the held list is about.
public enum HeldKind {
  /// Money that isn't applied.
  PAYMENT("payment"),
  /// A refund that the provider refused or can't make.
  REFUND("refund"),
  /// A verified delivery that nothing of ours explains.
  DELIVERY("delivery"),
  /// A customer's complaint (投诉) at the provider.
  COMPLAINT("complaint"),
  /// What has made no progress for a declared time.
  STALLED("stalled");

  private final String text;

  HeldKind(String text) {
    this.text = text;
  }

  /// By its name in our contract.
  public String text() {
    return text;
  }
}
