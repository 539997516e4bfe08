package guitai.reconciliation;

import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.Examples;
import guitai.order.IdempotentRequest;
import guitai.order.LineItem;
import guitai.order.MemoryOrders;
import guitai.order.OrderId;
import guitai.order.OrderPostings;
import guitai.order.Past;
import guitai.payment.Customer;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import guitai.storefront.Money;
import guitai.storefront.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Orders in memory, and a provider with the bills of [FakeBills].
final class World {
  static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  /// Noon in Beijing.
  static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

  final MemoryOrders orders = new MemoryOrders();
  final MemoryDailyReports reports = new MemoryDailyReports();
  final FakeBills bills = new FakeBills();
  Instant now = Instant.parse("2026-11-23T02:00:01Z");
  private int count;

  BillComparison comparison() {
    return comparison(new MemoryLedger(orders));
  }

  BillComparison comparison(Ledger ledger) {
    return new BillComparison(ledger, orders, reports, () -> now);
  }

  DailyReport compare(LocalDate day) {
    return comparison().compare(bills, day);
  }

  List<Difference> differences(LocalDate day) {
    return reports.differences("wechat-pay", day);
  }

  Past and(Past past, Command command) {
    var events = Decision.decide(past, command);
    orders.append(past, events, Optional.empty());
    return past.plus(events);
  }

  Past placed(Instant at) {
    var id = new OrderId("%026d".formatted(++count));
    var place =
        new Command.Place(
            at.minus(Duration.ofMinutes(5)),
            new Customer("https://issuer.example", "customer-" + count),
            new LineItem("CHN", "app-1", "app", "应用", Examples.PRICE, new Term.ForGood()),
            "f",
            new Command.NewAttempt(
                new AttemptTerms(
                    Method.WECHAT_PAY,
                    Channel.QR,
                    "1900000001",
                    "wxapp",
                    at.plus(Duration.ofMinutes(10)),
                    "{}",
                    Optional.empty()),
                Examples.LEASE));
    return and(Past.none(id), place);
  }

  Payment payment(Past past, Instant at) {
    var number = "42000" + past.id().text().substring(16);
    return new Payment(
        new PaymentId("wechat-pay", "1900000001", number), "wxapp", Examples.PRICE, at);
  }

  /// An order that was paid then, and is on no bill yet.
  Past paid(Instant at) {
    var past = placed(at);
    var attempt = new AttemptId(past.id(), 1);
    return and(
        past,
        new Command.ApplyPayment(at, attempt, payment(past, at), new Source.Delivery("digest")));
  }

  /// With a refund that the provider has done.
  Past refunded(Past paid, long fen, Instant at) {
    int number = paid.balances().refunds().size() + 1;
    var asked =
        and(
            paid,
            new Command.RequestRefund(
                at,
                Money.of(fen, "CNY"),
                "r",
                new IdempotentRequest("k" + number, "f"),
                Examples.OLGA));
    return and(
        asked,
        new Command.AdvanceRefund(
            at,
            number,
            new RefundProgress.Done("5" + paid.id().text(), at),
            false,
            new Source.Delivery("e")));
  }

  /// Adds the lines that agree with the order to the bill.
  void bill(Past past) {
    OrderPostings.of(past).forEach(posting -> bills.lines.add(FakeBills.line(posting)));
  }
}
