package guitai.order;

import guitai.payment.RefundCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a provider tells of a payment when some of it, or all, has gone back: a sum, which names no
/// refund.
final class RefundTotals {
  private RefundTotals() {}

  /// Where the payment wasn't known, it is recorded together with what went back of it.
  static List<Event> report(Past past, Command.RecordRefundTotal command) {
    var apply =
        new Command.ApplyPayment(
            command.at(), command.attempt(), command.payment(), command.source());
    var events = new ArrayList<>(PaymentDecisions.apply(past, apply));
    var automatic = events.stream().filter(Event.RefundRequested.class::isInstance).findFirst();
    automatic.ifPresent(events::remove);
    if (isNews(past.plus(events), command)) {
      events.add(
          new Event.RefundTotalReported(
              command.at(),
              command.payment().id(),
              command.refundTotal(),
              past.balances().refunds().size(),
              command.source()));
    }
    automatic
        .map(Event.RefundRequested.class::cast)
        .flatMap(refund -> rest(past.plus(events), command, refund.cause()))
        .ifPresent(events::add);
    return List.copyOf(events);
  }

  /// No more than was paid can have gone back, whatever is told, and none in another currency.
  private static boolean isNews(Past past, Command.RecordRefundTotal command) {
    var books = past.balances();
    return books
        .payment(command.payment().id())
        .filter(
            entry -> entry.payment().amount().currency().equals(command.refundTotal().currency()))
        .filter(entry ->
            books.balance(entry).refunded().minorUnits()
                < Math.min(
                    entry.payment().amount().minorUnits(), command.refundTotal().minorUnits()))
        .isPresent();
  }

  /// What went back already needn't go back again.
  private static Optional<Event> rest(
      Past past, Command.RecordRefundTotal command, RefundCause cause) {
    return RefundDecisions.automatic(command.at(), past.balances(), command.payment().id(), cause);
  }
}
