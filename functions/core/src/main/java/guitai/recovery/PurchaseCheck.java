package guitai.recovery;

import guitai.fulfilment.PurchaseFulfilment;
import guitai.inapp.PurchaseId;
import guitai.inapp.Purchases;
import guitai.notification.PurchaseRecorder;
import guitai.provider.PurchaseQueries;
import java.time.InstantSource;
import java.util.Optional;

/// Does what an in-app purchase waits for: queries the store about what only a client has
/// presented, reads the catalogue again for what it didn't know, and fulfils the purchase.
///
/// @param store empty where this deployment can't query one
public record PurchaseCheck(
    Purchases purchases,
    PurchaseRecorder recorder,
    Optional<PurchaseQueries> store,
    PurchaseFulfilment fulfilment,
    InstantSource clock) {
  /// What a check came to.
  ///
  /// @param learned whether anything was new
  /// @param done whether nothing is outstanding that another check in minutes would do
  public record Checked(boolean learned, boolean done) {}

  public Checked check(PurchaseId id) {
    var past = purchases.find(id);
    int length = past.length();
    store.ifPresent(queries -> past.unqueried().forEach(number -> query(queries, id, number)));
    if (!past.unidentified().isEmpty()) {
      recorder.identify(purchases.find(id), clock.instant());
    }
    fulfilment.fulfil(id);
    var after = purchases.find(id);
    boolean queried = store.isEmpty() || after.unqueried().isEmpty();
    return new Checked(after.length() > length, queried && !after.fulfilmentOutstanding());
  }

  private void query(PurchaseQueries queries, PurchaseId id, String transaction) {
    if (queries.provider().equals(id.provider())) {
      recorder.answer(id, transaction, queries.query(transaction), clock.instant());
    }
  }
}
