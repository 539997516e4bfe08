package guitai.provider;

import java.util.Optional;

/// A store's signed answers about a transaction, which can be recorded as its notifications are.
/// [#query] may throw [guitai.problem.Unavailable].
public interface PurchaseQueries {
  /// The provider's name in our contract (`app-store`).
  String provider();

  /// The transaction as the store signs it now; empty where the store finally knows none of this
  /// number.
  Optional<Notification.PurchaseUpdated> query(String transaction);
}
