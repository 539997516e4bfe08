package guitai.inapp;

import guitai.inapp.InAppPurchase.Contents;
import guitai.inapp.InAppPurchase.Contents.Decided;
import guitai.payment.ResolutionWay;
import java.util.Optional;

/// What of a purchase waits for an operator, and what backs an entitlement.
public final class PurchaseHolds {
  private PurchaseHolds() {}

  /// Why the transaction waits; empty where it doesn't. Where operators decided to keep the money
  /// it waits no longer for that reason, and counts once the reason is gone.
  public static Optional<PurchaseHold> of(InAppPurchase purchase, SoldTransaction sale) {
    var contents = purchase.contents();
    return cause(purchase, sale)
        .filter(cause -> !decided(contents, sale, new Decided(ResolutionWay.KEEP, cause)))
        .or(() -> ofNotice(contents, sale));
  }

  /// Why paid money grants nothing. Nothing was paid for what is shared, and the store settles what
  /// it revoked or upgraded.
  private static Optional<PurchaseHold> cause(InAppPurchase purchase, SoldTransaction sale) {
    var transaction = sale.transaction();
    var contents = purchase.contents();
    boolean sold = (transaction.good() || transaction.unreadable()) && !transaction.shared();
    if (!sold || decided(contents, sale, ResolutionWay.REFUNDED_OUTSIDE_PROVIDER)) {
      return Optional.empty();
    }
    if (transaction.unreadable() && !decided(contents, sale, ResolutionWay.GRANT)) {
      return Optional.of(PurchaseHold.UNREADABLE);
    }
    if (sale.gives().isEmpty()) {
      return Optional.of(
          sale.elsewhere().isPresent()
              ? PurchaseHold.FOREIGN_STOREFRONT
              : PurchaseHold.UNKNOWN_PRODUCT);
    }
    if (contents.owned().contains(transaction.number())) {
      return Optional.of(PurchaseHold.ALREADY_OWNED);
    }
    return purchase.owner(sale).isEmpty() ? Optional.of(PurchaseHold.UNCLAIMED) : Optional.empty();
  }

  private static Optional<PurchaseHold> ofNotice(Contents contents, SoldTransaction sale) {
    return contents.notices().stream()
        .filter(notice -> notice.transaction().equals(sale.transaction().number()))
        .map(Contents.Remark::hold)
        .findFirst();
  }

  /// Whether it backs the entitlement to what it gives.
  static boolean counts(InAppPurchase purchase, SoldTransaction sale) {
    var transaction = sale.transaction();
    var contents = purchase.contents();
    boolean sold =
        transaction.good()
            || (transaction.unreadable() && decided(contents, sale, ResolutionWay.GRANT));
    return sold
        && !contents.owned().contains(transaction.number())
        && !decided(contents, sale, ResolutionWay.REFUNDED_OUTSIDE_PROVIDER);
  }

  /// Whether a fulfilment found it owned already, and nothing else decides on it: it is checked
  /// again.
  static boolean waitsForOwnership(InAppPurchase purchase, SoldTransaction sale) {
    return cause(purchase, sale).filter(PurchaseHold.ALREADY_OWNED::equals).isPresent();
  }

  private static boolean decided(Contents contents, SoldTransaction sale, ResolutionWay way) {
    return Optional.ofNullable(contents.decided().get(sale.transaction().number()))
        .filter(decided -> decided.way() == way)
        .isPresent();
  }

  private static boolean decided(Contents contents, SoldTransaction sale, Decided decision) {
    return decision.equals(contents.decided().get(sale.transaction().number()));
  }
}
