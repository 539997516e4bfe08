package guitai.inapp;

import guitai.payment.Customer;
import guitai.storefront.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The grants of a purchase: one for each customer and product. Of a subscription the period that
/// ends last counts, with its grace period (宽限期).
final class PurchaseGrants {
  private record Key(Customer customer, String product) {}

  private PurchaseGrants() {}

  static List<PurchaseGrant> of(InAppPurchase purchase) {
    var contents = purchase.contents();
    var byKey = new LinkedHashMap<Key, List<SoldTransaction>>();
    for (var sale : contents.sold()) {
      var owner = purchase.owner(sale);
      var gives = sale.gives();
      if (owner.isPresent() && gives.isPresent()) {
        byKey
            .computeIfAbsent(new Key(owner.get(), gives.get().product()), _ -> new ArrayList<>())
            .add(sale);
      }
    }
    return byKey.entrySet().stream().map(entry -> grant(purchase, entry)).toList();
  }

  private static PurchaseGrant grant(
      InAppPurchase purchase, Map.Entry<Key, List<SoldTransaction>> entry) {
    var contents = purchase.contents();
    var last =
        Comparator.comparing(PurchaseGrants::end).thenComparing(s -> s.transaction().boughtAt());
    var counting =
        entry.getValue().stream().filter(sale -> PurchaseHolds.counts(purchase, sale)).toList();
    var sales = counting.isEmpty() ? entry.getValue() : counting;
    var sale = sales.stream().max(last).orElseThrow();
    return new PurchaseGrant(
        entry.getKey().customer(),
        entry.getKey().product(),
        sale.transaction().number(),
        sale.transaction().boughtAt(),
        term(sale, contents),
        sale.transaction().shared(),
        counting.isEmpty());
  }

  private static Term term(SoldTransaction sale, InAppPurchase.Contents contents) {
    return sale.transaction()
        .endsAt()
        .<Term>map(end -> new Term.Until(graced(sale, end, contents)))
        .orElseGet(() -> sale.gives().orElseThrow().term());
  }

  /// Grace follows the purchase's last period, and no other.
  private static Instant graced(
      SoldTransaction sale, Instant end, InAppPurchase.Contents contents) {
    boolean last = contents.sold().stream().noneMatch(other -> end(other).isAfter(end(sale)));
    return contents
        .renewal()
        .flatMap(Renewal::graceUntil)
        .filter(grace -> last && grace.isAfter(end))
        .orElse(end);
  }

  private static Instant end(SoldTransaction sale) {
    return Optional.of(sale.transaction()).flatMap(Transaction::endsAt).orElse(Instant.MIN);
  }
}
