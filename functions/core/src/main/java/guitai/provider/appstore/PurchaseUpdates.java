package guitai.provider.appstore;

import guitai.bytes.Bytes;
import guitai.inapp.PurchaseUpdate;
import guitai.inapp.UpdateMeaning;
import guitai.json.Field;
import guitai.json.Json;
import guitai.json.MalformedJson;
import java.util.Optional;

/// Updates of a purchase that come without a notification: presented by a customer, or the answer
/// to a query. The digest of the signed text is the update's number, so that a repetition is
/// recognized.
final class PurchaseUpdates {
  private static final String PRESENTED = "signedTransactionInfo";

  private PurchaseUpdates() {}

  static Optional<PurchaseUpdate> of(
      SignedTransaction transaction, Optional<SignedRenewal> renewal, String digest, String type) {
    return transaction
        .purchase()
        .flatMap(purchase ->
            transaction
                .transaction()
                .map(signed ->
                    new PurchaseUpdate(
                        purchase,
                        digest,
                        type,
                        new UpdateMeaning.Presented(),
                        Optional.of(signed),
                        transaction.accountToken(),
                        renewal.flatMap(SignedRenewal::renewal))));
  }

  /// The stored evidence of a signed transaction.
  static Bytes body(String signedTransaction) {
    return Bytes.utf8(Json.object().add(PRESENTED, signedTransaction).build().toString());
  }

  /// The signed transaction in such evidence; empty if it is other evidence.
  static Optional<String> presented(Bytes body) {
    try {
      return Field.text(Json.parse(body.toArray()), PRESENTED);
    } catch (MalformedJson _) {
      return Optional.empty();
    }
  }
}
