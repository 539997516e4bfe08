package guitai.inapp;

import guitai.payment.ResolutionWay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Why a transaction of a purchase waits for an operator (挂起), with the ways in which it can be
/// resolved. The first that applies counts.
public enum PurchaseHold {
  /// It was sold, and can't be read into our form.
  UNREADABLE("unreadable", ofMoney(ResolutionWay.GRANT)),
  /// No catalogue of ours knows the product.
  UNKNOWN_PRODUCT("unknown-product", ofMoney(ResolutionWay.GRANT)),
  /// It was bought in a storefront in which we don't sell the product.
  FOREIGN_STOREFRONT("foreign-storefront", ofMoney(ResolutionWay.GRANT)),
  /// The customer owns it already.
  ALREADY_OWNED("already-owned", ofMoney(ResolutionWay.GRANT)),
  /// No customer of ours has claimed it; a claim resolves it.
  UNCLAIMED("unclaimed", ofMoney()),
  /// The customer requests a refund, and the store waits for what we say of its consumption.
  REFUND_REQUESTED("refund-requested", List.of(ResolutionWay.KEEP)),
  /// A guardian withdrew consent.
  CONSENT_WITHDRAWN("consent-withdrawn", List.of(ResolutionWay.KEEP)),
  /// The store notified of something that we don't know.
  UNKNOWN_NOTIFICATION("unknown-notification", List.of(ResolutionWay.KEEP));

  private final String text;
  private final List<ResolutionWay> ways;

  PurchaseHold(String text, List<ResolutionWay> ways) {
    this.text = text;
    this.ways = List.copyOf(ways);
  }

  /// Of paid money that grants nothing.
  private static List<ResolutionWay> ofMoney(ResolutionWay... more) {
    var ways = new ArrayList<>(List.of(more));
    ways.add(ResolutionWay.KEEP);
    ways.add(ResolutionWay.REFUNDED_AT_PROVIDER);
    ways.add(ResolutionWay.REFUNDED_OUTSIDE_PROVIDER);
    return ways;
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
    return ways;
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
