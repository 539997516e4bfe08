package guitai.provider.appstore;

import guitai.bytes.Bytes;
import guitai.json.Field;
import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.keys.Digest;
import guitai.payment.Evidence;
import guitai.provider.Delivery;
import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.provider.Notifications;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// The App Store's notifications, version 2. A retry has the number and the signature date of the
/// first delivery, so no freshness can be required: the signature date inside shows that a
/// notification is old.
///
/// @see <a
///   href="https://developer.apple.com/documentation/appstoreservernotifications/responding-to-app-store-server-notifications">responding</a>
public record AppStoreNotifications(AppStoreVerifier verifier) implements Notifications {
  /// The provider's name in our contract.
  public static final String PROVIDER = "app-store";

  /// The environment whose signed objects count.
  public AppStoreEnvironment environment() {
    return verifier.account().environment();
  }

  @Override
  public String provider() {
    return PROVIDER;
  }

  @Override
  public Notification verify(Delivery delivery) throws Forged {
    var signed = signedPayload(delivery.bounded());
    var evidence = delivery.evidence(PROVIDER, Digest.sha256(signed));
    return verified(verifier.notification(signed, delivery.receivedAt()), evidence);
  }

  /// A customer presents what is no delivery: as a delivery it would prove nothing.
  @Override
  public Notification verify(Evidence evidence) throws Forged {
    var presented = PurchaseUpdates.presented(evidence.body());
    return presented.isPresent()
        ? present(presented.get(), evidence.receivedAt())
        : Notifications.super.verify(evidence);
  }

  /// A notification from the App Store's history, verified as a delivery of it would be.
  ///
  /// @throws Forged as for a delivery
  Notification fromHistory(String signedPayload, Instant now) throws Forged {
    var notification = verifier.notification(signedPayload, now);
    var body = Bytes.utf8(Json.object().add("signedPayload", signedPayload).build().toString());
    if (body.size() > Evidence.LIMIT) {
      throw new Forged("larger than any notification");
    }
    return verified(
        notification, new Evidence(Digest.sha256(signedPayload), PROVIDER, now, Map.of(), body));
  }

  private static Notification verified(AppStoreNotification notification, Evidence evidence) {
    return notification
        .update(evidence.digest())
        .<Notification>map(update -> new Notification.PurchaseUpdated(update, evidence))
        .orElseGet(() ->
            new Notification.Other(
                notification.type(),
                notification.id().orElseGet(evidence::digest),
                Optional.empty(),
                false,
                evidence));
  }

  /// A signed transaction that a customer presents for a purchase.
  ///
  /// @throws Forged where the App Store did not sign it, or it is about no purchase of ours
  public Notification.PurchaseUpdated present(String signedTransaction, Instant now) throws Forged {
    return updated(signedTransaction, now, "presented");
  }

  /// A signed transaction from the App Store's answer to a query.
  ///
  /// @throws Forged as for a presented one
  Notification.PurchaseUpdated queried(String signedTransaction, Instant now) throws Forged {
    return updated(signedTransaction, now, "queried");
  }

  private Notification.PurchaseUpdated updated(String signedTransaction, Instant now, String type)
      throws Forged {
    var transaction = verifier.transaction(signedTransaction, now);
    var digest = Digest.sha256(signedTransaction);
    var update = PurchaseUpdates.of(transaction, Optional.empty(), digest, type);
    return new Notification.PurchaseUpdated(
        update.orElseThrow(VerificationFailure.CONTENT::forged),
        new Evidence(digest, PROVIDER, now, Map.of(), PurchaseUpdates.body(signedTransaction)));
  }

  private static String signedPayload(byte[] body) throws Forged {
    try {
      return Field.text(Json.parse(body), "signedPayload")
          .orElseThrow(() -> new Forged("without a signed payload"));
    } catch (MalformedJson _) {
      throw new Forged("not JSON");
    }
  }

  @Override
  public Acknowledgement accepted(Delivery delivery) {
    return new Acknowledgement(200, "application/json", "");
  }

  @Override
  public Acknowledgement refused(Delivery delivery, int status) {
    return new Acknowledgement(status, "application/json", "");
  }
}
