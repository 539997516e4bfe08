package guitai.inapp;

import guitai.order.IdempotentRequest;
import guitai.payment.Customer;
import guitai.payment.Operator;
import guitai.payment.Source;
import java.time.Instant;
import java.util.Optional;

/// What has happened to a purchase. `at` is when it was recorded here.
public sealed interface PurchaseEvent {
  Instant at();

  /// Whether it may use the room that a purchase reserves for what must be recorded: revocations,
  /// fulfilment, and operators' decisions.
  default boolean takesRoom() {
    return switch (this) {
      case UpdateRecorded update ->
          update.sold().filter(sale -> !sale.transaction().good()).isPresent();
      case Claimed _, TransactionIdentified _ -> false;
      case AlreadyOwnedFound _,
          OwnershipEnded _,
          StoreQueried _,
          Fulfilled _,
          ResolutionProposed _,
          ResolutionConfirmed _ ->
          true;
    };
  }

  /// An update of the store was recorded.
  ///
  /// @param meaning by its name
  /// @param sold only where it is newer than what was recorded before; so too the renewal
  /// @param source what was signed
  record UpdateRecorded(
      Instant at,
      String notification,
      String type,
      String meaning,
      Optional<SoldTransaction> sold,
      Optional<Renewal> renewal,
      Source.Delivery source)
      implements PurchaseEvent {}

  /// A customer presented what the store signed, and the purchase had no owner before.
  record Claimed(Instant at, Customer customer, Source.Delivery source) implements PurchaseEvent {}

  /// The catalogue, or an account token, says more of a recorded transaction than it did before.
  ///
  /// @param buyer empty where it was known, or still isn't; so too the others
  record TransactionIdentified(
      Instant at,
      String transaction,
      Optional<Customer> buyer,
      Optional<SoldTransaction.Gives> gives,
      Optional<SoldTransaction.Gives> elsewhere)
      implements PurchaseEvent {}

  /// The customer already owned what the transaction sells.
  record AlreadyOwnedFound(Instant at, String transaction) implements PurchaseEvent {}

  /// What the customer owned before was refunded: the transaction gives what it sells.
  record OwnershipEnded(Instant at, String transaction) implements PurchaseEvent {}

  /// The store was queried about a transaction; what was new in its answer is recorded before.
  record StoreQueried(Instant at, String transaction) implements PurchaseEvent {}

  /// The customers' entitlements agree with all events before this one.
  record Fulfilled(Instant at) implements PurchaseEvent {}

  /// An operator proposes a resolution (处置).
  ///
  /// @param number counted from 1 within the purchase
  /// @param reason for other operators
  record ResolutionProposed(
      Instant at,
      int number,
      PurchaseResolution.Terms terms,
      String reason,
      Operator by,
      IdempotentRequest request)
      implements PurchaseEvent {}

  /// Another operator confirms it (复核).
  ///
  /// @param key that operator's idempotency key
  record ResolutionConfirmed(
      Instant at, int number, PurchaseResolution.Terms terms, Operator by, String key)
      implements PurchaseEvent {}
}
