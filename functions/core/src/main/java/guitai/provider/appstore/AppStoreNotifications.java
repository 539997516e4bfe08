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

/// The App Store's notifications, version 2. A retry has the number and the signature date of its
/// first sending, so there is no freshness to ask for: an old one is old news, told apart by the
/// date inside.
///
/// @see <a
///   href="https://developer.apple.com/documentation/appstoreservernotifications/responding-to-app-store-server-notifications">responding</a>
public record AppStoreNotifications(AppStoreVerifier verifier) implements Notifications {
  /// The provider's name in our contract.
  public static final String PROVIDER = "app-store";

  @Override
  public String provider() {
    return PROVIDER;
  }

  @Override
  public Notification verify(Delivery delivery) throws Forged {
    var signed = signedPayload(delivery.bounded());
    var evidence = delivery.evidence(PROVIDER, Digest.sha256(signed));
    return notice(verifier.notification(signed, delivery.receivedAt()), evidence);
  }

  /// What the App Store says that it told, as if it had come here.
  ///
  /// @throws Forged as of a delivery
  Notification recalled(String signedPayload, Instant now) throws Forged {
    var notification = verifier.notification(signedPayload, now);
    var body = Bytes.utf8(Json.object().add("signedPayload", signedPayload).build().toString());
    if (body.size() > Evidence.LIMIT) {
      throw new Forged("larger than any notification");
    }
    return notice(
        notification, new Evidence(Digest.sha256(signedPayload), PROVIDER, now, Map.of(), body));
  }

  private static Notification notice(AppStoreNotification notification, Evidence evidence) {
    return notification
        .update()
        .<Notification>map(telling -> new Notification.PurchaseUpdated(telling, evidence))
        .orElseGet(() ->
            new Notification.Other(
                notification.type(),
                notification.id().orElseGet(evidence::digest),
                Optional.empty(),
                false,
                evidence));
  }

  /// What a customer presents of a purchase.
  ///
  /// @throws Forged where it isn't the App Store's, or not about a purchase of ours
  public Notification.PurchaseUpdated present(String signedTransaction, Instant now) throws Forged {
    var transaction = verifier.transaction(signedTransaction, now);
    var digest = Digest.sha256(signedTransaction);
    var telling = PurchaseUpdates.of(transaction, Optional.empty(), digest, "presented");
    return new Notification.PurchaseUpdated(
        telling.orElseThrow(VerificationFailure.CONTENT::forged),
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
