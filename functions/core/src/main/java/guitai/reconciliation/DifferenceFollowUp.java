package guitai.reconciliation;

import guitai.bytes.Bytes;
import guitai.keys.Fingerprint;
import guitai.order.Command;
import guitai.order.OrderFull;
import guitai.order.OrderId;
import guitai.order.OrderWriter;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.payment.Evidence;
import guitai.payment.Payment;
import guitai.payment.Source;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.provider.Bills;
import guitai.provider.Bills.Line;
import guitai.provider.Wallet.PaymentStatus;
import guitai.reconciliation.Difference.Outcome;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Follows up what a bill has and we don't: the order gets an open query, and the provider's answer
/// is recorded as that of any other query. A payment of no order of ours is queried by its number,
/// and held for an operator. The bill alone changes no order.
record DifferenceFollowUp(Orders orders, InstantSource clock) {
  /// A comparison queries no more payments of no order than this; the rest stays open.
  static final int MAX_QUERIES = 100;

  /// @param past of the order that the line names
  Outcome query(Day day, Line line, Past past) {
    var refund =
        line instanceof Line.Refunded refunded
            ? Optional.of(refunded.name())
            : Optional.<String>empty();
    var source = new Source.Bill(day.date(), MatchKey.of(line));
    var command = new Command.RequestQuery(clock.instant(), "bill", refund, source);
    try {
      var after = new OrderWriter(orders).apply(past, command);
      return after.openQueries().stream().anyMatch(query -> query.refund().equals(refund))
          ? Outcome.QUERIED
          : Outcome.OPEN;
    } catch (Problem | OrderFull e) {
      return Outcome.OPEN;
    }
  }

  Outcome hold(Bills bills, Line.Paid line) {
    try {
      return switch (bills.query(line)) {
        case PaymentStatus.Paid(var payment) -> hold(bills, line, payment);
        case PaymentStatus.PartlyRefunded(var payment) -> hold(bills, line, payment);
        case PaymentStatus.FullyRefunded _,
            PaymentStatus.Unpaid _,
            PaymentStatus.Closed _,
            PaymentStatus.Unknown _ ->
            Outcome.OPEN;
      };
    } catch (Unavailable e) {
      return Outcome.OPEN; // queried again when the day is compared again
    }
  }

  private Outcome hold(Bills bills, Line.Paid line, Payment payment) {
    var body = BillLineJson.write(line).toString();
    var evidence =
        new Evidence(
            Fingerprint.of(bills.provider(), "bill", body),
            bills.provider(),
            clock.instant(),
            Map.of(),
            Bytes.utf8(body));
    var command =
        new Command.HoldUnmatched(
            clock.instant(), line.merchantOrderNumber(), payment, evidence.source());
    new OrderWriter(orders)
        .apply(
            orders.find(OrderId.unmatched(payment.id())),
            _ -> List.of(command),
            Optional.of(evidence));
    return Outcome.HELD;
  }
}
