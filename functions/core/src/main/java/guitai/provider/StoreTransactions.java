package guitai.provider;

import guitai.inapp.PurchaseId;
import guitai.inapp.Renewal;
import guitai.inapp.Transaction;
import java.util.Optional;

/// A store's own records, queried by the number of a transaction, which a customer's receipt shows.
/// Every method but [#original] may throw [guitai.problem.Unavailable].
public interface StoreTransactions {
  /// The purchase whose first transaction has the number, if there is one.
  PurchaseId original(String number);

  /// The store's verified answer about a transaction now; empty if it has none of this number.
  ///
  /// @param number of any transaction of a purchase
  Optional<Sold> find(String number);

  /// @param environment where it was sold, as the store names it
  /// @param soldByThisDeployment whether this deployment sells in that environment, so that the
  ///   purchase grants its entitlements
  /// @param subscription empty if the transaction belongs to none
  record Sold(
      PurchaseId purchase,
      String environment,
      boolean soldByThisDeployment,
      Transaction transaction,
      Optional<Subscription> subscription) {}

  /// @param status as the store names it, in lower case
  /// @param renewal empty if the store didn't say when it was signed
  record Subscription(String status, Optional<Renewal> renewal) {}
}
