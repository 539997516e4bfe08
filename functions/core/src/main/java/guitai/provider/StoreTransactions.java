package guitai.provider;

import guitai.inapp.PurchaseId;
import guitai.inapp.Renewal;
import guitai.inapp.Transaction;
import java.util.Optional;

/// A store's own books, for whoever has but the number of a transaction: it stands on a customer's
/// receipt. Every method but [#original] may throw [guitai.problem.Unavailable].
public interface StoreTransactions {
  /// The purchase whose first transaction has the number, should there be one.
  PurchaseId original(String number);

  /// What the store says of a transaction now, proved; empty where it has none of this number.
  ///
  /// @param number of any transaction of a purchase
  Optional<Sold> find(String number);

  /// @param environment where it was sold, as the store names it
  /// @param here whether that is where this deployment sells, so that it gives something
  /// @param subscription empty where it is none's
  record Sold(
      PurchaseId purchase,
      String environment,
      boolean here,
      Transaction transaction,
      Optional<Subscription> subscription) {}

  /// @param status as the store names it, in lower case
  /// @param renewal empty where the store didn't say when it was signed
  record Subscription(String status, Optional<Renewal> renewal) {}
}
