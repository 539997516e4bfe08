package guitai.inapp;

import guitai.order.IdempotentRequest;
import guitai.payment.Customer;
import guitai.payment.Operator;
import guitai.payment.ResolutionWay;
import guitai.payment.Source;
import java.time.Instant;
import java.util.Optional;

/// A command to a purchase. `at` is the clock: deciding has no other.
public sealed interface PurchaseCommand {
  Instant at();

  /// Record a store's update.
  record RecordUpdate(
      Instant at, PurchaseUpdate update, Optional<SoldTransaction> sold, Source.Delivery source)
      implements PurchaseCommand {}

  /// A customer presents the transaction and claims the purchase.
  record Claim(Instant at, Customer customer, String transaction, Source.Delivery source)
      implements PurchaseCommand {}

  /// The customer already owns what this transaction sells.
  record RecordAlreadyOwned(Instant at, String transaction) implements PurchaseCommand {}

  /// The customer owns what this transaction sells by nothing else any more.
  record RecordOwnershipEnded(Instant at, String transaction) implements PurchaseCommand {}

  /// The store answered a query about the transaction.
  record RecordStoreQuery(Instant at, String transaction) implements PurchaseCommand {}

  /// What the catalogue and the account tokens say of a recorded transaction now.
  ///
  /// @param sold as it is identified now
  record Identify(Instant at, SoldTransaction sold) implements PurchaseCommand {}

  /// An operator proposes how a held transaction is resolved.
  ///
  /// @param gives what it would grant; empty for any other way than `grant`
  record ProposeResolution(
      Instant at,
      String transaction,
      ResolutionWay way,
      Optional<SoldTransaction.Gives> gives,
      String reason,
      Operator by,
      IdempotentRequest request)
      implements PurchaseCommand {}

  /// Another operator confirms the proposal of that number.
  ///
  /// @param key that operator's idempotency key
  record ConfirmResolution(Instant at, int number, String transaction, Operator by, String key)
      implements PurchaseCommand {}
}
