package guitai.notification;

import guitai.order.OrderId;
import guitai.order.Orders;
import guitai.payment.Evidence;
import guitai.payment.EvidenceArchive;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.provider.Delivery;
import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.provider.Notifications;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Takes a delivery that was believed once as if it came again: its stored bytes are verified as of
/// their recorded receipt, and what they prove is decided as ever. Whoever asks names it and has no
/// other part in it.
public record NotificationReplay(
    Orders orders,
    EvidenceArchive archive,
    PurchaseRecorder desk,
    List<Notifications> providers,
    InstantSource clock) {
  public NotificationReplay {
    providers = List.copyOf(providers);
  }

  /// What it came to now, and the order it was about.
  public record Replayed(Outcome outcome, Optional<OrderId> order) {}

  /// @param digest the evidence's name
  /// @throws Problem 404 where nothing is kept under it; 409 where it doesn't prove what it was
  ///   believed for
  /// @throws Unavailable where it can't be checked just now
  public Replayed replay(String digest) {
    var evidence =
        archive
            .evidence(digest)
            .orElseThrow(() ->
                Problem.of(
                    404,
                    "evidence-not-kept",
                    "No delivery is kept under this digest: it was erased, or there never was"
                        + " one."));
    var settled = reception().apply(proved(evidence), evidence.provider(), clock.instant());
    return new Replayed(settled.outcome(), settled.order());
  }

  private NotificationReceiver reception() {
    var kept = new ReplayedOrders(orders, archive);
    var purchases = new ReplayedPurchases(desk.purchases());
    return new NotificationReceiver(
        kept, kept, new PurchaseRecorder(purchases, desk.accounts(), desk.storefronts()));
  }

  private Notification proved(Evidence evidence) {
    var notifications =
        providers.stream()
            .filter(provider -> provider.provider().equals(evidence.provider()))
            .findFirst()
            .orElseThrow(() -> new Unavailable("no provider " + evidence.provider()));
    try {
      var delivery = new Delivery(evidence.headers(), evidence.body(), evidence.receivedAt());
      var notice = notifications.verify(delivery);
      if (notice.evidence().digest().equals(evidence.digest())) {
        return notice;
      }
      throw unproved("it is another delivery than its name says");
    } catch (Forged e) {
      throw unproved(String.valueOf(e.getMessage()));
    }
  }

  private static Problem unproved(String why) {
    return Problem.of(409, "evidence-unproved", "What is kept proves nothing now: " + why + ".");
  }
}
