package guitai.inapp;

import guitai.payment.Customer;
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
}
