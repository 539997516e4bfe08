package guitai.purchase;

import guitai.payment.Customer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A purchase's state: what its past comes to.
public sealed interface InAppPurchase {
  /// Nobody told of it.
  record Untold() implements InAppPurchase {}

  /// Told, and nobody's yet.
  record Unclaimed(Contents contents) implements InAppPurchase {}

  /// A customer's.
  record Claimed(Contents contents, Customer customer) implements InAppPurchase {}

  /// What was told of it.
  ///
  /// @param sales each as told last, in the order they were first told in
  /// @param owned transactions whose customer owned already what they sell
  record Contents(List<Sale> sales, Optional<Renewal> renewal, Set<String> owned) {
    static final Contents NONE = new Contents(List.of(), Optional.empty(), Set.of());

    public Contents {
      sales = List.copyOf(sales);
      owned = Set.copyOf(owned);
    }

    Optional<Sale> sale(String transaction) {
      return sales.stream()
          .filter(sale -> sale.transaction().number().equals(transaction))
          .findFirst();
    }

    private Contents told(PurchaseEvent.Told told) {
      var all = new ArrayList<>(sales);
      told.sale()
          .ifPresent(newer ->
              sale(newer.transaction().number())
                  .ifPresentOrElse(
                      known -> all.set(all.indexOf(known), known.told(newer)),
                      () -> all.add(newer)));
      return new Contents(all, told.renewal().or(this::renewal), owned);
    }

    private Contents owned(String transaction) {
      var all = new HashSet<>(owned);
      all.add(transaction);
      return new Contents(sales, renewal, all);
    }
  }

  default Contents contents() {
    return switch (this) {
      case Untold _ -> Contents.NONE;
      case Unclaimed(var contents) -> contents;
      case Claimed(var contents, _) -> contents;
    };
  }

  /// Whose a transaction is: whom it names, or else who has the purchase.
  default Optional<Customer> owner(Sale sale) {
    return sale.buyer().isPresent()
        ? sale.buyer()
        : this instanceof Claimed claimed ? Optional.of(claimed.customer()) : Optional.empty();
  }

  /// The state after one more event.
  default InAppPurchase evolve(PurchaseEvent event) {
    return switch (event) {
      case PurchaseEvent.Told told -> with(contents().told(told), told.sale().flatMap(Sale::buyer));
      case PurchaseEvent.Claimed claimed -> with(contents(), Optional.of(claimed.customer()));
      case PurchaseEvent.FoundOwned found ->
          with(contents().owned(found.transaction()), Optional.empty());
      case PurchaseEvent.Brought _ -> this;
    };
  }

  /// Whose it is stays so.
  private InAppPurchase with(Contents contents, Optional<Customer> customer) {
    return switch (this) {
      case Claimed claimed -> new Claimed(contents, claimed.customer());
      case Untold _, Unclaimed _ ->
          customer
              .<InAppPurchase>map(first -> new Claimed(contents, first))
              .orElseGet(() -> new Unclaimed(contents));
    };
  }
}
