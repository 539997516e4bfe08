package guitai.payment;

import java.util.Arrays;

/// Why a confirmed payment is held (挂起) for an operator.
public enum HoldReason {
  /// The amount differs from the price.
  WRONG_AMOUNT("WRONG_AMOUNT"),
  /// The currency differs from the price's.
  WRONG_CURRENCY("WRONG_CURRENCY"),
  /// Duplicate payment (重复支付): the order was paid, or under review, already.
  DUPLICATE_PAYMENT("SECOND"),
  /// Paid after the order was closed (关单后支付).
  PAID_AFTER_CLOSE("LATE"),
  /// The provider reported it first when it was refunded there, at least in part; how much is not
  /// known.
  REFUNDED_AT_PROVIDER("REFUNDED_THERE"),
  /// For an attempt that this order never made.
  UNKNOWN_ATTEMPT("UNKNOWN_ATTEMPT"),
  /// Made for another app or account of ours than its attempt's.
  OTHER_APP("OTHER_APP"),
  /// It belongs to no order of ours.
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
