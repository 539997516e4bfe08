package guitai.inapp;

import guitai.payment.Customer;
import guitai.payment.Source;
import java.time.Instant;
import java.util.Optional;

/// What is asked of a purchase. `at` is the clock: deciding has no other.
public sealed interface PurchaseCommand {
  Instant at();

  /// Record what the store told.
  record RecordUpdate(
      Instant at, PurchaseUpdate update, Optional<SoldTransaction> sold, Source.Delivery source)
      implements PurchaseCommand {}

  /// A customer says that the transaction, which they present, is theirs.
  record Claim(Instant at, Customer customer, String transaction, Source.Delivery source)
      implements PurchaseCommand {}

  /// The customer owns already what this transaction sells.
  record RecordAlreadyOwned(Instant at, String transaction) implements PurchaseCommand {}
}
