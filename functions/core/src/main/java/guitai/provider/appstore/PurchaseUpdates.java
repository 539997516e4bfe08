package guitai.provider.appstore;

import guitai.bytes.Bytes;
import guitai.inapp.PurchaseUpdate;
import guitai.inapp.UpdateMeaning;
import guitai.json.Json;
import java.util.Optional;

/// What is told of a purchase otherwise than by a notification: presented by a customer, or asked
/// for. It is named by what was signed, so that the same twice is known.
final class PurchaseUpdates {
  private PurchaseUpdates() {}

  static Optional<PurchaseUpdate> of(
      SignedTransaction transaction, Optional<SignedRenewal> renewal, String digest, String type) {
    return transaction
        .purchase()
        .flatMap(purchase ->
            transaction
                .transaction()
                .map(told ->
                    new PurchaseUpdate(
                        purchase,
                        digest,
                        type,
                        new UpdateMeaning.Presented(),
                        Optional.of(told),
                        transaction.accountToken(),
                        renewal.flatMap(SignedRenewal::renewal))));
  }

  /// As evidence.
  static Bytes body(String signedTransaction) {
    return Bytes.utf8(
        Json.object().add("signedTransactionInfo", signedTransaction).build().toString());
  }
}
