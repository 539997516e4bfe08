package guitai.inapp;

import guitai.payment.Customer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A purchase's state, which follows from its past.
public sealed interface InAppPurchase {
  /// No update of it is recorded.
  record Unknown() implements InAppPurchase {}

  /// Recorded, and no customer owns it yet.
  record Unclaimed(Contents contents) implements InAppPurchase {}

  /// A customer owns it.
  record Claimed(Contents contents, Customer customer) implements InAppPurchase {}

  /// What is recorded of it.
  ///
  /// @param sold each as last recorded, in the order in which they were first recorded
  /// @param owned transactions whose customer already owned what they sell
  record Contents(List<SoldTransaction> sold, Optional<Renewal> renewal, Set<String> owned) {
    static final Contents NONE = new Contents(List.of(), Optional.empty(), Set.of());

    public Contents {
      sold = List.copyOf(sold);
      owned = Set.copyOf(owned);
    }

    Optional<SoldTransaction> sale(String transaction) {
      return sold.stream()
          .filter(sale -> sale.transaction().number().equals(transaction))
          .findFirst();
    }

    private Contents updated(PurchaseEvent.UpdateRecorded update) {
      var all = new ArrayList<>(sold);
      update
          .sold()
          .ifPresent(newer ->
              sale(newer.transaction().number())
                  .ifPresentOrElse(
                      known -> all.set(all.indexOf(known), known.of(newer)), () -> all.add(newer)));
      return new Contents(all, update.renewal().or(this::renewal), owned);
    }

    private Contents owned(String transaction) {
      var all = new HashSet<>(owned);
      all.add(transaction);
      return new Contents(sold, renewal, all);
    }
  }

  default Contents contents() {
    return switch (this) {
      case Unknown _ -> Contents.NONE;
      case Unclaimed(var contents) -> contents;
      case Claimed(var contents, _) -> contents;
    };
  }

  /// The owner of a transaction: the customer it names, or else the owner of the purchase.
  default Optional<Customer> owner(SoldTransaction sale) {
    return sale.buyer().isPresent()
        ? sale.buyer()
        : this instanceof Claimed claimed ? Optional.of(claimed.customer()) : Optional.empty();
  }

  /// The state after one more event.
  default InAppPurchase evolve(PurchaseEvent event) {
    return switch (event) {
      case PurchaseEvent.UpdateRecorded update ->
          with(contents().updated(update), update.sold().flatMap(SoldTransaction::buyer));
      case PurchaseEvent.Claimed claimed -> with(contents(), Optional.of(claimed.customer()));
      case PurchaseEvent.AlreadyOwnedFound found ->
          with(contents().owned(found.transaction()), Optional.empty());
      case PurchaseEvent.Fulfilled _ -> this;
    };
  }

  /// A purchase keeps its owner.
  private InAppPurchase with(Contents contents, Optional<Customer> customer) {
    return switch (this) {
      case Claimed claimed -> new Claimed(contents, claimed.customer());
      case Unknown _, Unclaimed _ ->
          customer
              .<InAppPurchase>map(first -> new Claimed(contents, first))
              .orElseGet(() -> new Unclaimed(contents));
    };
  }
}
