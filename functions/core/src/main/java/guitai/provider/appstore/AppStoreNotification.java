package guitai.provider.appstore;

import guitai.inapp.PurchaseId;
import guitai.inapp.PurchaseUpdate;
import guitai.inapp.Renewal;
import guitai.inapp.Transaction;
import guitai.inapp.UpdateMeaning;
import guitai.json.Field;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/// A verified notification of the App Store, with the signed objects inside it verified as well.
/// Only [AppStoreVerifier] makes one.
///
/// @see <a
///   href="https://developer.apple.com/documentation/appstoreservernotifications/responsebodyv2decodedpayload">notification</a>
public final class AppStoreNotification {
  private static final int LONGEST = 64;

  private final JsonObject json;
  private final Optional<SignedTransaction> transaction;
  private final Optional<SignedRenewal> renewal;

  AppStoreNotification(
      JsonObject json, Optional<SignedTransaction> transaction, Optional<SignedRenewal> renewal) {
    this.json = json;
    this.transaction = transaction;
    this.renewal = renewal;
  }

  /// The whole decoded payload; the signed objects inside are still texts.
  public JsonObject json() {
    return json;
  }

  public Optional<SignedTransaction> transaction() {
    return transaction;
  }

  public Optional<SignedRenewal> renewal() {
    return renewal;
  }

  /// The notification's UUID, the same in each retry.
  Optional<String> id() {
    return Field.text(json, "notificationUUID").filter(id -> id.length() <= LONGEST);
  }

  /// Type and subtype, as in `EXPIRED/VOLUNTARY`.
  String type() {
    var type = Field.text(json, "notificationType").orElse("");
    var text = Field.text(json, "subtype").map(sub -> type + "/" + sub).orElse(type);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  UpdateMeaning meaning() {
    return NotificationTypes.of(
        Field.text(json, "notificationType").orElse(""), Field.text(json, "subtype").orElse(""));
  }

  /// The transaction whose consumption the App Store asks for; empty where it asks for none, or
  /// asked no later than the given time.
  Optional<String> consumptionRequested(Instant before) {
    boolean asked =
        meaning() instanceof UpdateMeaning.RefundRequested
            && Field.millis(json, "signedDate").filter(before::isBefore).isPresent();
    return asked ? transaction.flatMap(SignedTransaction::number) : Optional.empty();
  }

  /// The update of a purchase; empty where the notification is about no purchase.
  ///
  /// @param digest of the notification, by which a repetition is recognized where it has no UUID
  Optional<PurchaseUpdate> update(String digest) {
    return transaction
        .flatMap(SignedTransaction::purchase)
        .flatMap(purchase -> update(purchase, id().orElse(digest)));
  }

  private Optional<PurchaseUpdate> update(PurchaseId purchase, String id) {
    Optional<Transaction> signed = transaction.flatMap(SignedTransaction::transaction);
    Optional<Renewal> renewed = renewal.flatMap(SignedRenewal::renewal);
    return signed.map(known ->
        new PurchaseUpdate(
            purchase,
            id,
            type(),
            meaning(),
            Optional.of(known),
            transaction.flatMap(SignedTransaction::accountToken),
            renewed));
  }
}
