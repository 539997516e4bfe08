package guitai.order;

import guitai.payment.RefundCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides on refunded totals (累计退款): a provider reports how much of a payment is refunded in all,
/// and names no single refund.
final class RefundTotals {
  private RefundTotals() {}

  /// A payment that wasn't known is recorded together with its refunded total.
  static List<Event> report(Past past, Command.RecordRefundTotal command) {
    var apply =
        new Command.ApplyPayment(
            command.at(), command.attempt(), command.payment(), command.source());
    var events = new ArrayList<>(PaymentDecisions.apply(past, apply));
    var automatic = events.stream().filter(Event.RefundRequested.class::isInstance).findFirst();
    automatic.ifPresent(events::remove);
    if (exceedsRecorded(past.plus(events), command)) {
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

  /// A total counts only up to the paid amount, and only in the payment's currency.
  private static boolean exceedsRecorded(Past past, Command.RecordRefundTotal command) {
    var balances = past.balances();
    return balances
        .payment(command.payment().id())
        .filter(
            entry -> entry.payment().amount().currency().equals(command.refundTotal().currency()))
        .filter(entry ->
            balances.balance(entry).refunded().minorUnits()
                < Math.min(
                    entry.payment().amount().minorUnits(), command.refundTotal().minorUnits()))
        .isPresent();
  }

  /// What is refunded already isn't refunded again.
  private static Optional<Event> rest(
      Past past, Command.RecordRefundTotal command, RefundCause cause) {
    return RefundDecisions.automatic(command.at(), past.balances(), command.payment().id(), cause);
  }
}
