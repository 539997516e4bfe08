package guitai.reconciliation;

import guitai.counter.PurchaseGranting;
import guitai.order.Problem;
import guitai.order.Unavailable;
import guitai.purchase.Purchases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Brings what a purchase gives to its customers where the stream's reader did not. As with orders,
/// a look first moves the due instant on.
public record Bringing(Purchases purchases, PurchaseGranting granting, InstantSource clock) {
  /// A run looks at no more purchases than this; the rest is due a minute later.
  public static final int LIMIT = 200;

  private static final Duration AGAIN = Duration.ofMinutes(5);

  /// One run, which begins nothing after its time is over.
  public Reconciliation.Run run(Duration time) {
    Instant end = clock.instant().plus(time);
    int looked = 0;
    int brought = 0;
    int failed = 0;
    for (var due : purchases.due(clock.instant(), LIMIT)) {
      if (!clock.instant().isBefore(end)) {
        break;
      }
      try {
        looked++;
        brought += bring(due) ? 1 : 0;
      } catch (Unavailable | Problem e) { // what one refuses keeps no other from its turn
        failed++;
      }
    }
    return new Reconciliation.Run(looked, brought, failed);
  }

  private boolean bring(Purchases.Due due) {
    return purchases.postpone(due, clock.instant().plus(AGAIN)) && granting.bring(due.purchase());
  }
}
