package guitai.held;

import guitai.held.HeldPayment.Reason;
import guitai.inapp.InAppPurchase;
import guitai.inapp.PurchaseEvent;
import guitai.inapp.PurchasePast;
import guitai.inapp.SoldTransaction;
import guitai.inapp.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// In-app purchases (应用内购买) that were paid and granted nothing. They leave the list by themselves:
/// when a customer claims them, when the catalogue knows the product at the next notification, or
/// when the store refunds them.
public final class HeldPurchases {
  private HeldPurchases() {}

  public static List<HeldPayment> of(PurchasePast past) {
    var state = past.state();
    return state.contents().sold().stream()
        .filter(sale -> sale.transaction().good() && !sale.transaction().shared())
        .flatMap(sale -> because(state, sale).map(why -> held(past, sale, why)).stream())
        .toList();
  }

  private static Optional<Reason> because(InAppPurchase state, SoldTransaction sale) {
    if (state.contents().owned().contains(sale.transaction().number())) {
      return Optional.of(Reason.ALREADY_OWNED);
    }
    if (sale.gives().isEmpty()) {
      return Optional.of(Reason.UNKNOWN_PRODUCT);
    }
    return state.owner(sale).isEmpty() ? Optional.of(Reason.UNCLAIMED) : Optional.empty();
  }

  private static HeldPayment held(PurchasePast past, SoldTransaction sale, Reason because) {
    return new HeldPayment(
        Optional.empty(),
        past.id().payment(sale.transaction().number()),
        sale.transaction().item().price().orElse(Transaction.NO_PRICE),
        because,
        recordedAt(past, sale),
        Optional.empty());
  }

  private static Instant recordedAt(PurchasePast past, SoldTransaction sale) {
    return past.events().stream()
        .filter(event ->
            event instanceof PurchaseEvent.UpdateRecorded recorded
                && recorded.sold().filter(s -> same(s, sale)).isPresent())
        .map(PurchaseEvent::at)
        .findFirst()
        .orElseThrow();
  }

  private static boolean same(SoldTransaction one, SoldTransaction other) {
    return one.transaction().number().equals(other.transaction().number());
  }
}
