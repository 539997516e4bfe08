package guitai.held;

import guitai.inapp.InAppPurchase;
import guitai.inapp.PurchaseEvent;
import guitai.inapp.PurchasePast;
import guitai.inapp.SoldTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// In-app purchases (应用内购买) that were paid and granted nothing. They leave the list by themselves:
/// when a customer claims them, when the catalogue knows the product at the next notification, or
/// when the store refunds them.
public final class HeldPurchases {
  private HeldPurchases() {}

  public static List<HeldEntry> of(PurchasePast past) {
    var state = past.state();
    return state.contents().sold().stream()
        .filter(sale -> sale.transaction().good() && !sale.transaction().shared())
        .flatMap(sale -> because(state, sale).map(why -> held(past, sale, why)).stream())
        .toList();
  }

  private static Optional<HeldReason> because(InAppPurchase state, SoldTransaction sale) {
    if (state.contents().owned().contains(sale.transaction().number())) {
      return Optional.of(HeldReason.ALREADY_OWNED);
    }
    if (sale.gives().isEmpty()) {
      return Optional.of(HeldReason.UNKNOWN_PRODUCT);
    }
    return state.owner(sale).isEmpty() ? Optional.of(HeldReason.UNCLAIMED) : Optional.empty();
  }

  /// A price that the store doesn't tell is no amount.
  private static HeldEntry held(PurchasePast past, SoldTransaction sale, HeldReason because) {
    var number = sale.transaction().number();
    return new HeldEntry(
        new HeldId.OfTransaction(past.id(), number),
        HeldEntry.Cause.of(because),
        new HeldEntry.Subject(
            Optional.empty(),
            Optional.of(past.id().payment(number)),
            sale.transaction().item().price()),
        HeldEntry.Times.since(recordedAt(past, sale)),
        List.of(),
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
