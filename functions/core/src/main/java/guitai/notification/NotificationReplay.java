package guitai.notification;

import guitai.held.HeldDeliveries;
import guitai.order.OrderId;
import guitai.order.Orders;
import guitai.payment.Evidence;
import guitai.payment.EvidenceArchive;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.provider.Notifications;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Replays a stored delivery (通知重放) as if it came again: its stored bytes are verified as of the
/// instant they were received, and the notification is decided on as any other. The caller only
/// names the delivery.
public record NotificationReplay(
    Orders orders,
    EvidenceArchive archive,
    PurchaseRecorder recorder,
    HeldDeliveries deliveries,
    List<Notifications> providers,
    InstantSource clock) {
  /// The name of no delivery is longer.
  private static final Predicate<String> DIGEST =
      Pattern.compile("[0-9A-Za-z-]{1,128}").asMatchPredicate();

  public NotificationReplay {
    providers = List.copyOf(providers);
  }

  /// The outcome now, and the order it was about.
  public record Replayed(Outcome outcome, Optional<OrderId> order) {}

  /// @param digest the evidence's name
  /// @throws Problem 404 where nothing is stored under it; 409 where it doesn't prove any more what
  ///   it was accepted for
  /// @throws Unavailable where it can't be checked just now
  public Replayed replay(String digest) {
    var evidence =
        Optional.of(digest)
            .filter(DIGEST)
            .flatMap(archive::evidence)
            .orElseThrow(() ->
                Problem.of(
                    404,
                    "evidence-not-kept",
                    "No delivery is stored under this digest: it was erased, or there never was"
                        + " one."));
    var applied = receiver().apply(proved(evidence), evidence.provider(), clock.instant());
    return new Replayed(applied.outcome(), applied.order());
  }

  private NotificationReceiver receiver() {
    var replayed = new ReplayedOrders(orders, archive);
    var purchases = new ReplayedPurchases(recorder.purchases());
    return new NotificationReceiver(
        replayed,
        replayed,
        new PurchaseRecorder(purchases, recorder.accounts(), recorder.storefronts()),
        new ReplayedDeliveries(deliveries));
  }

  private Notification proved(Evidence evidence) {
    var notifications =
        providers.stream()
            .filter(provider -> provider.provider().equals(evidence.provider()))
            .findFirst()
            .orElseThrow(() -> unproved("its provider is no longer configured"));
    try {
      var notification = notifications.verify(evidence);
      if (notification.evidence().digest().equals(evidence.digest())) {
        return notification;
      }
      throw unproved("it is another delivery than its name says");
    } catch (Forged e) {
      throw unproved(String.valueOf(e.getMessage()));
    }
  }

  private static Problem unproved(String why) {
    return Problem.of(
        409, "evidence-unproved", "The stored delivery can't be verified now: " + why + ".");
  }
}
