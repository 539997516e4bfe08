package guitai.inapp;

import guitai.payment.ResolutionWay;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Why a transaction of a purchase waits for an operator (挂起), with the ways in which it can be
/// resolved. The first that applies counts.
public enum PurchaseHold {
  /// It was sold, and can't be read into our form.
  UNREADABLE("unreadable"),
  /// No catalogue of ours knows the product.
  UNKNOWN_PRODUCT("unknown-product"),
  /// It was bought in a storefront in which we don't sell the product.
  FOREIGN_STOREFRONT("foreign-storefront"),
  /// The customer owns it already.
  ALREADY_OWNED("already-owned"),
  /// No customer of ours has claimed it; a claim resolves it.
  UNCLAIMED("unclaimed"),
  /// The customer requests a refund, and the store waits for what we say of its consumption.
  REFUND_REQUESTED("refund-requested"),
  /// A guardian withdrew consent.
  CONSENT_WITHDRAWN("consent-withdrawn"),
  /// The store notified of something that we don't know.
  UNKNOWN_NOTIFICATION("unknown-notification");

  private final String text;

  PurchaseHold(String text) {
    this.text = text;
  }

  /// As it is stored.
  public String text() {
    return text;
  }

  public static PurchaseHold of(String text) {
    return Arrays.stream(values())
        .filter(hold -> hold.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a hold of an unknown kind"));
  }

  public List<ResolutionWay> ways() {
    return switch (this) {
      case UNREADABLE, UNKNOWN_PRODUCT, FOREIGN_STOREFRONT, ALREADY_OWNED ->
          List.of(
              ResolutionWay.GRANT,
              ResolutionWay.KEEP,
              ResolutionWay.REFUNDED_AT_PROVIDER,
              ResolutionWay.REFUNDED_OUTSIDE_PROVIDER);
      case UNCLAIMED ->
          List.of(
              ResolutionWay.KEEP,
              ResolutionWay.REFUNDED_AT_PROVIDER,
              ResolutionWay.REFUNDED_OUTSIDE_PROVIDER);
      case REFUND_REQUESTED, CONSENT_WITHDRAWN, UNKNOWN_NOTIFICATION -> List.of(ResolutionWay.KEEP);
    };
  }

  /// Of a notification, and not of money that grants nothing.
  boolean ofNotice() {
    return this == REFUND_REQUESTED || this == CONSENT_WITHDRAWN || this == UNKNOWN_NOTIFICATION;
  }

  /// What a notification of this meaning waits for; empty where it waits for nothing.
  static Optional<PurchaseHold> of(UpdateMeaning meaning) {
    return switch (meaning) {
      case UpdateMeaning.RefundRequested _ -> Optional.of(REFUND_REQUESTED);
      case UpdateMeaning.ConsentWithdrawn _ -> Optional.of(CONSENT_WITHDRAWN);
      case UpdateMeaning.Unknown _ -> Optional.of(UNKNOWN_NOTIFICATION);
      default -> Optional.empty();
    };
  }
}
