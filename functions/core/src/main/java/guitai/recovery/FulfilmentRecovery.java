package guitai.recovery;

import guitai.fulfilment.PurchaseFulfilment;
import guitai.inapp.PurchaseId;
import guitai.order.OutstandingOrders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Fulfils the in-app purchases that GrantEntitlement, which reads the stream, did not fulfil. As
/// with orders, each check first postpones the due instant.
public record FulfilmentRecovery(
    OutstandingOrders<PurchaseId> outstanding, PurchaseFulfilment fulfilment, InstantSource clock) {
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
      run = run.plus(PaymentRecovery.Run.of(() -> fulfil(due)));
    }
    return run;
  }

  private boolean fulfil(OutstandingOrders.Due<PurchaseId> due) {
    return outstanding.postpone(due, clock.instant().plus(AGAIN)) && fulfilment.fulfil(due.id());
  }
}
