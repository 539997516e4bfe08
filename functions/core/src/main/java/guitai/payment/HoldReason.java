package guitai.payment;

import java.util.Arrays;

/// Why a confirmed payment waits for a person.
public enum HoldReason {
  /// The amount isn't what was asked.
  WRONG_AMOUNT("WRONG_AMOUNT"),
  /// The currency isn't what was asked.
  WRONG_CURRENCY("WRONG_CURRENCY"),
  /// The order had been paid, or is under review, already.
  DUPLICATE_PAYMENT("SECOND"),
  /// Paid after the order was closed.
  PAID_AFTER_CLOSE("LATE"),
  /// Told first when it was refunded there, at least in part; how much is not known.
  REFUNDED_AT_PROVIDER("REFUNDED_THERE"),
  /// For an attempt this order never made.
  UNKNOWN_ATTEMPT("UNKNOWN_ATTEMPT"),
  /// No order of ours takes it.
  NO_ORDER("NO_ORDER");

  private final String text;

  HoldReason(String text) {
    this.text = text;
  }

  /// As it is stored.
  public String text() {
    return text;
  }

  public static HoldReason of(String text) {
    return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst().orElseThrow();
  }
}
