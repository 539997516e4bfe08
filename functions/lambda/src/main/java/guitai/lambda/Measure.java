package guitai.lambda;

/// What each scheduled run measures, by its name in CloudWatch. docs/operate.md has a row of each.
public enum Measure {
  /// A heartbeat: one for each piece of scheduled work that ended, with the dimension `work`.
  COMPLETED("Completed", "Count"),
  QUERIED("RecoveryQueried", "Count"),
  FAILED("RecoveryFailed", "Count"),
  /// The same by `provider` and `cause`.
  FAILURES("ProviderFailures", "Count"),
  OLDEST_DUE("OldestDueAge", "Seconds"),
  HELD("HeldCount", "Count"),
  OLDEST_HELD("OldestHeldAge", "Seconds"),
  /// Bills or entitlements that a run of ReconcileBills could not compare, to be tried again.
  UNRECONCILED("BillsUnavailable", "Count");

  private final String text;
  private final String unit;

  Measure(String text, String unit) {
    this.text = text;
    this.unit = unit;
  }

  public String text() {
    return text;
  }

  String unit() {
    return unit;
  }
}
