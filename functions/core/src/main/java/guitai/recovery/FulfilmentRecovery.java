package guitai.recovery;

import guitai.inapp.PurchaseId;
import guitai.inapp.PurchasePast;
import guitai.order.OutstandingOrders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Checks the in-app purchases that are due: those that GrantEntitlement, which reads the stream,
/// did not fulfil, those about which the store has to be queried, and each day those that wait for
/// something else to change. As with orders, each check first postpones the due instant.
public record FulfilmentRecovery(
    OutstandingOrders<PurchaseId> outstanding, PurchaseCheck check, InstantSource clock) {
  /// A run checks no more purchases than this; the rest is due a minute later.
  public static final int LIMIT = 200;

  private static final Duration AGAIN = Duration.ofMinutes(5);

  /// One run, which begins nothing after its time is over.
  public PaymentRecovery.Run run(Duration time) {
    Instant end = clock.instant().plus(time);
    var run = PaymentRecovery.Run.NONE;
    for (var due : outstanding.due(clock.instant(), LIMIT)) {
      if (!clock.instant().isBefore(end)) {
        break;
      }
      run = run.plus(PaymentRecovery.Run.of(() -> check(due)));
    }
    return run;
  }

  private boolean check(OutstandingOrders.Due<PurchaseId> due) {
    var leased = new OutstandingOrders.Due<>(due.id(), clock.instant().plus(AGAIN));
    if (!outstanding.postpone(due, leased.at())) {
      return false;
    }
    var checked = check.check(due.id());
    if (checked.done()) {
      outstanding.postpone(leased, clock.instant().plus(PurchasePast.DAILY));
    }
    return checked.learned();
  }
}
