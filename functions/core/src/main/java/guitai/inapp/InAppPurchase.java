package guitai.inapp;

import guitai.payment.Customer;
import guitai.payment.ResolutionWay;
import java.util.List;
import java.util.Map;
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
  /// @param decided what two operators decided of a transaction last
  /// @param notices what waits for an operator though its transaction may be granted
  record Contents(
      List<SoldTransaction> sold,
      Optional<Renewal> renewal,
      Set<String> owned,
      Map<String, Decided> decided,
      List<Remark> notices) {
    static final Contents NONE =
        new Contents(List.of(), Optional.empty(), Set.of(), Map.of(), List.of());

    public Contents {
      sold = List.copyOf(sold);
      owned = Set.copyOf(owned);
      decided = Map.copyOf(decided);
      notices = List.copyOf(notices);
    }

    /// @param cause why it was held
    record Decided(ResolutionWay way, PurchaseHold cause) {}

    record Remark(String transaction, PurchaseHold hold) {}

    Optional<SoldTransaction> sale(String transaction) {
      return sold.stream()
          .filter(sale -> sale.transaction().number().equals(transaction))
          .findFirst();
    }
  }

  /// By its name in our contract.
  default String text() {
    return switch (this) {
      case Unknown _ -> "unknown";
      case Unclaimed _ -> "unclaimed";
      case Claimed _ -> "claimed";
    };
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
    var contents = ContentsEvolution.evolve(contents(), event);
    return switch (event) {
      case PurchaseEvent.UpdateRecorded update ->
          with(contents, update.sold().flatMap(SoldTransaction::buyer));
      case PurchaseEvent.Claimed claimed -> with(contents, Optional.of(claimed.customer()));
      case PurchaseEvent.TransactionIdentified identified -> with(contents, identified.buyer());
      case PurchaseEvent.AlreadyOwnedFound _,
          PurchaseEvent.OwnershipEnded _,
          PurchaseEvent.ResolutionConfirmed _ ->
          with(contents, Optional.empty());
      case PurchaseEvent.StoreQueried _,
          PurchaseEvent.Fulfilled _,
          PurchaseEvent.ResolutionProposed _ ->
          this;
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
