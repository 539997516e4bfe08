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
    var run = Reconciliation.Run.NONE;
    for (var due : purchases.due(clock.instant(), LIMIT)) {
      if (!clock.instant().isBefore(end)) {
        break;
      }
      run = run.plus(lookAt(due));
    }
    return run;
  }

  /// Whatever becomes of one purchase keeps no other from its turn.
  private Reconciliation.Run lookAt(Purchases.Due due) {
    try {
      return new Reconciliation.Run(1, bring(due) ? 1 : 0, 0);
    } catch (Unavailable | Problem e) {
      return new Reconciliation.Run(1, 0, 1);
    } catch (RuntimeException e) {
      return Reconciliation.Run.ofFault(e);
    }
  }

  private boolean bring(Purchases.Due due) {
    return purchases.postpone(due, clock.instant().plus(AGAIN)) && granting.bring(due.purchase());
  }
}
