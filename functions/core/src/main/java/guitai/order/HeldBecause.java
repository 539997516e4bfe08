package guitai.order;

/// Why a confirmed payment waits for a person.
public enum HeldBecause {
  /// The amount isn't what was asked.
  WRONG_AMOUNT,
  /// The currency isn't what was asked.
  WRONG_CURRENCY,
  /// The order had been paid, or is under review, already.
  SECOND,
  /// Paid after the order was closed.
  LATE,
  /// Told first when it was refunded there, at least in part; how much is not known.
  REFUNDED_THERE,
  /// For an attempt this order never made.
  UNKNOWN_ATTEMPT,
  /// No order of ours takes it.
  NO_ORDER
}
