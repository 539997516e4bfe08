package guitai.notification;

import guitai.held.DeliveryDecisions;
import guitai.held.DeliveryEvent;
import guitai.held.DeliveryEvent.Named;
import guitai.held.DeliveryEvent.Received;
import guitai.held.DeliveryReason;
import guitai.held.HeldDeliveries;
import guitai.held.HeldDelivery;
import guitai.keys.Fingerprint;
import guitai.order.OrderId;
import guitai.payment.Evidence;
import guitai.payment.EvidenceArchive;
import guitai.payment.OptimisticAppend;
import guitai.provider.Notification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Puts a genuine delivery that a person must see on the held list: one entry for a complaint,
/// however often it changes, and one for any other notification.
///
/// @param known its type, its number and the order it names
/// @param complaint the complaint's number
record DeliveryHolding(
    Notification.Other known,
    DeliveryReason reason,
    Optional<String> complaint,
    String provider,
    Instant at) {
  /// In characters: a provider's names and numbers are shorter, and only evidence holds more.
  private static final int LIMIT = 100;

  DeliveryHolding(Notification.Unrecognized unrecognized, String provider, Instant at) {
    this(unrecognized.known(), DeliveryReason.UNRECOGNIZED, Optional.empty(), provider, at);
  }

  DeliveryHolding(Notification.Complained complained, String provider, Instant at) {
    this(complained.known(), DeliveryReason.COMPLAINT, complained.complaint(), provider, at);
  }

  Optional<String> merchantOrderNumber() {
    return known.merchantOrderNumber();
  }

  /// Names the entry.
  private String digest() {
    return complaint
        .map(number -> Fingerprint.of(provider, "complaint", number))
        .orElseGet(() -> Fingerprint.of(provider, known.type(), known.id()));
  }

  /// @return whether it was new
  boolean write(HeldDeliveries deliveries, EvidenceArchive archive, Optional<OrderId> order) {
    var evidence = known.evidence();
    var told = new Named(provider, cut(known.type()), cut(known.id()), complaint);
    var received = new Received(at, reason, told, order, evidence.digest());
    boolean appended =
        append(deliveries, evidence)
            .apply(deliveries.find(digest()), past -> DeliveryDecisions.receive(past, received))
            .appended();
    if (!appended) {
      archive.store(evidence);
    }
    return appended;
  }

  private static String cut(String text) {
    return text.length() <= LIMIT ? text : text.substring(0, LIMIT);
  }

  private static OptimisticAppend<HeldDelivery, DeliveryEvent> append(
      HeldDeliveries deliveries, Evidence evidence) {
    return new OptimisticAppend<>(
        "a delivery",
        past -> deliveries.find(past.digest()),
        (HeldDelivery past, List<DeliveryEvent> events) ->
            deliveries.append(past, events, Optional.of(evidence)),
        HeldDelivery::plus);
  }
}
