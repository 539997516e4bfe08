package guitai.reconciliation;

import static guitai.reconciliation.World.DAY;
import static guitai.reconciliation.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Examples;
import guitai.order.IdempotentRequest;
import guitai.order.OrderId;
import guitai.order.OrderPostings;
import guitai.order.Past;
import guitai.order.Resolution;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.Posting;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.problem.Unavailable;
import guitai.provider.Bills.Amounts;
import guitai.provider.Bills.Fee;
import guitai.provider.Bills.Line;
import guitai.provider.Bills.State;
import guitai.provider.Bills.Totals;
import guitai.provider.Wallet;
import guitai.reconciliation.Difference.Kind;
import guitai.reconciliation.Difference.Outcome;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BillComparisonTest {
  private final World world = new World();

  private void change(int index, UnaryOperator<Line> change) {
    world.bills.lines.set(index, change.apply(world.bills.lines.get(index)));
  }

  private static Line with(Line line, Money amount) {
    return switch (line) {
      case Line.Paid l ->
          new Line.Paid(
              l.merchantOrderNumber(), l.payment(), l.at(), new Amounts(amount, amount, l.fee()));
      case Line.Refunded l ->
          new Line.Refunded(
              l.merchantOrderNumber(),
              l.payment(),
              l.number(),
              l.refund(),
              l.at(),
              new Amounts(amount, amount, l.fee()),
              l.state());
      case Line.Voided l -> l;
    };
  }

  private static Line with(Line line, State state) {
    var l = (Line.Refunded) line;
    return new Line.Refunded(
        l.merchantOrderNumber(),
        l.payment(),
        l.number(),
        l.refund(),
        l.at(),
        new Amounts(l.amount(), l.settled(), l.fee()),
        state);
  }

  private static Line at(Line line, Instant at) {
    return new Line.Paid(
        line.orderNumber().orElseThrow(),
        line.payment(),
        at,
        new Amounts(line.amount(), line.settled(), line.fee()));
  }

  private void assertFound(Kind kind, Outcome outcome) {
    var report = world.compare(DAY);
    assertThat(world.differences(DAY))
        .singleElement()
        .returns(kind, Difference::kind)
        .returns(outcome, Difference::outcome);
    assertThat(report.counts().differences()).isEqualTo(1);
  }

  @Test
  void where_the_ledger_and_the_bill_agree_the_report_says_so_to_the_fen() {
    for (int i = 0; i < 5; i++) {
      world.bill(world.paid(NOON.plusSeconds(i)));
    }
    world.bill(world.refunded(world.paid(NOON), 200, NOON.plusSeconds(60)));
    var report = world.compare(DAY);
    assertThat(report.counts()).isEqualTo(new DailyReport.Counts(0, 0, 0, 0));
    assertThat(report.ours().sums())
        .isEqualTo(new PaymentSums(6, Money.of(3600, "CNY"), 1, Money.of(200, "CNY")));
    assertThat(report.billed().map(DailyReport.Billed::sums)).contains(report.ours().sums());
    assertThat(report.ours().balance().kept()).isEqualTo(Money.of(3400, "CNY"));
    assertThat(report.ours().balance().refunded()).isEqualTo(Money.of(200, "CNY"));
    assertThat(report.billed().map(DailyReport.Billed::fee)).contains(6 * 4000L - 1000);
    assertThat(DailyReport.fromJson(report.toJson())).isEqualTo(report);
  }

  @Test
  void a_payment_that_the_bill_does_not_have_is_missing_there() {
    world.paid(NOON);
    assertFound(Kind.MISSING_ON_BILL, Outcome.OPEN);
  }

  @Test
  void a_payment_whose_order_does_not_have_it_is_queried_and_nothing_else_is_written() {
    var past = world.placed(NOON);
    var payment = world.payment(past, NOON);
    world.bills.lines.add(paidLine(new AttemptId(past.id(), 1).text(), payment));
    assertFound(Kind.MISSING_IN_LEDGER, Outcome.QUERIED);
    var after = world.orders.find(past.id());
    assertThat(after.balances().payments()).isEmpty();
    assertThat(after.openQueries()).hasSize(1);
    assertThat(after.due()).isPresent();
    world.compare(DAY);
    assertThat(world.orders.find(past.id()).openQueries()).hasSize(1);
  }

  private static Line paidLine(String merchantOrderNumber, Payment payment) {
    return new Line.Paid(
        merchantOrderNumber,
        payment.id().number(),
        payment.paidAt(),
        new Amounts(payment.amount(), payment.amount(), new Fee(4000)));
  }

  @Test
  void a_payment_found_since_is_resolved_when_the_day_is_compared_again() {
    var past = world.placed(NOON);
    var payment = world.payment(past, NOON);
    var attempt = new AttemptId(past.id(), 1);
    world.bills.lines.add(paidLine(attempt.text(), payment));
    world.compare(DAY);
    world.and(
        world.orders.find(past.id()),
        new Command.ApplyPayment(world.now, attempt, payment, new Source.Delivery("q")));
    var again = world.compare(DAY);
    assertThat(again.counts()).isEqualTo(new DailyReport.Counts(0, 0, 1, 0));
    assertThat(again.runs()).isEqualTo(2);
    assertThat(world.differences(DAY))
        .singleElement()
        .returns(Outcome.RESOLVED, Difference::outcome);
  }

  @Test
  void a_payment_of_no_order_is_held_once_the_provider_confirms_it() {
    var payment = stranger("4200099999");
    world.bills.lines.add(paidLine("SOMEBODY-ELSES-1", payment));
    world.bills.known.put("4200099999", new Wallet.PaymentStatus.Paid(payment));
    assertFound(Kind.MISSING_IN_LEDGER, Outcome.HELD);
    assertThat(world.orders.held()).singleElement().returns(payment, held -> held.payment());
    assertThat(world.compare(DAY).counts()).isEqualTo(new DailyReport.Counts(0, 0, 1, 0));
    assertThat(world.orders.held()).hasSize(1);
  }

  private static Payment stranger(String number) {
    return new Payment(
        new PaymentId("wechat-pay", "1900000001", number), "wxapp", Money.of(700, "CNY"), NOON);
  }

  @Test
  void a_payment_of_no_order_that_the_provider_does_not_confirm_stays_open() {
    world.bills.lines.add(paidLine("SOMEBODY-ELSES-1", stranger("4200099999")));
    assertFound(Kind.MISSING_IN_LEDGER, Outcome.OPEN);
    assertThat(world.orders.held()).isEmpty();
  }

  @Test
  void another_amount_is_a_difference() {
    world.bill(world.paid(NOON));
    change(0, line -> with(line, Money.of(601, "CNY")));
    assertFound(Kind.AMOUNT, Outcome.OPEN);
  }

  @Test
  void a_payment_voided_there_is_another_state_and_one_we_never_had_is_nothing() {
    world.bill(world.paid(NOON));
    change(0, BillComparisonTest::undone);
    world.bills.lines.add(undone(paidLine("NEVERPAID-01", stranger("4200077777"))));
    assertFound(Kind.STATE, Outcome.OPEN);
  }

  private static Line undone(Line line) {
    return new Line.Voided(
        line.orderNumber().orElseThrow(),
        line.payment(),
        line.at(),
        new Amounts(line.amount(), line.settled(), line.fee()));
  }

  @Test
  void the_same_payment_under_another_number_is_a_difference() {
    world.bill(world.paid(NOON));
    change(
        0,
        line ->
            new Line.Paid(
                "ANOTHER-NUMBER",
                line.payment(),
                line.at(),
                new Amounts(line.amount(), line.settled(), line.fee())));
    assertFound(Kind.ORDER, Outcome.OPEN);
  }

  @Test
  void a_line_that_is_on_the_bill_twice_is_a_difference() {
    world.bill(world.paid(NOON));
    world.bills.lines.add(world.bills.lines.getFirst());
    assertFound(Kind.DUPLICATE_LINE, Outcome.OPEN);
  }

  /// ADDR-9.
  @Test
  void an_unreadable_line_is_a_difference_and_the_others_are_compared() {
    world.bill(world.paid(NOON));
    world.bills.unreadable.add("line 3 of a bill has no readable '订单金额'");
    assertFound(Kind.UNREADABLE_LINE, Outcome.OPEN);
  }

  @Test
  void a_bill_that_does_not_add_up_to_its_own_sums_is_a_difference() {
    world.bill(world.paid(NOON));
    world.bills.totals = Optional.of(new Totals(1, Money.of(601, "CNY"), Money.of(0, "CNY")));
    assertFound(Kind.TOTALS, Outcome.OPEN);
  }

  @Test
  void a_refund_that_the_bill_does_not_have_is_missing_there() {
    var past = world.refunded(world.paid(NOON), 200, NOON);
    world.bill(past);
    world.bills.lines.removeLast();
    assertFound(Kind.REFUND_MISSING_ON_BILL, Outcome.OPEN);
  }

  @Test
  void a_refund_that_the_order_does_not_have_is_queried_by_its_number() {
    var past = world.paid(NOON);
    world.bill(past);
    var paid = world.bills.lines.getFirst();
    world.bills.lines.add(
        new Line.Refunded(
            paid.orderNumber(),
            paid.payment(),
            Optional.of("CONSOLE-1"),
            "50009",
            NOON,
            new Amounts(Money.of(100, "CNY"), Money.of(100, "CNY"), new Fee(-1000)),
            State.DONE));
    assertFound(Kind.REFUND_MISSING_IN_LEDGER, Outcome.QUERIED);
    assertThat(world.orders.find(past.id()).openQueries())
        .singleElement()
        .returns(Optional.of("CONSOLE-1"), query -> query.refund());
  }

  @Test
  void a_refund_without_a_merchant_number_is_queried_by_the_providers_number() {
    var past = world.paid(NOON);
    world.bill(past);
    var paid = world.bills.lines.getFirst();
    world.bills.lines.add(
        new Line.Refunded(
            paid.orderNumber(),
            paid.payment(),
            Optional.empty(),
            "5000000001",
            NOON.plusSeconds(60),
            new Amounts(Money.of(200, "CNY"), Money.of(200, "CNY"), new Fee(0)),
            State.DONE));
    assertFound(Kind.REFUND_MISSING_IN_LEDGER, Outcome.QUERIED);
    assertThat(world.orders.find(past.id()).openQueries())
        .singleElement()
        .satisfies(query -> assertThat(query.refund()).hasValue("5000000001"));
  }

  @Test
  void a_refund_of_another_state_or_amount_is_a_difference() {
    world.bill(world.refunded(world.paid(NOON), 200, NOON));
    change(1, line -> with(line, State.FAILED));
    assertFound(Kind.STATE, Outcome.OPEN);
    change(1, line -> with(with(line, State.DONE), Money.of(201, "CNY")));
    assertThat(world.compare(DAY).counts()).isEqualTo(new DailyReport.Counts(1, 0, 1, 0));
  }

  @Test
  void a_refund_that_was_processing_when_the_bill_was_made_may_have_ended_since() {
    world.bill(world.refunded(world.paid(NOON), 200, NOON));
    change(1, line -> with(line, State.PROCESSING));
    assertThat(world.compare(DAY).counts().differences()).isZero();
  }

  @Test
  void a_refund_that_the_provider_took_without_our_knowing_is_queried() {
    var past = world.paid(NOON);
    var asked =
        world.and(
            past,
            new Command.RequestRefund(
                NOON,
                Money.of(200, "CNY"),
                "r",
                new IdempotentRequest("k", "f"),
                guitai.order.Examples.OLGA));
    var imagined =
        asked.plus(
            List.of(
                new guitai.order.Event.RefundAdvanced(
                    NOON, 1, new RefundProgress.Done("50001", NOON), new Source.Delivery("e"))));
    world.bill(imagined);
    assertFound(Kind.STATE, Outcome.QUERIED);
  }

  @Test
  void a_payment_just_before_midnight_may_be_on_the_next_days_bill() {
    var midnight = Instant.parse("2026-11-22T16:00:00Z");
    world.bill(world.paid(midnight.minusSeconds(1)));
    change(0, line -> at(line, midnight.plusSeconds(1)));
    var today = world.compare(DAY);
    assertThat(today.counts()).isEqualTo(new DailyReport.Counts(0, 0, 0, 1));
    var tomorrow = world.compare(DAY.plusDays(1));
    assertThat(tomorrow.counts()).isEqualTo(new DailyReport.Counts(0, 0, 0, 0));
  }

  @Test
  void a_payment_just_after_midnight_may_be_on_the_bill_of_the_day_before() {
    var midnight = Instant.parse("2026-11-22T16:00:00Z");
    world.bill(world.paid(midnight.plusSeconds(1)));
    change(0, line -> at(line, midnight.minusSeconds(1)));
    var today = world.compare(DAY);
    assertThat(today.counts()).isEqualTo(new DailyReport.Counts(0, 0, 0, 1));
    var tomorrow = world.compare(DAY.plusDays(1));
    assertThat(tomorrow.counts()).isEqualTo(new DailyReport.Counts(0, 0, 0, 0));
  }

  @Test
  void what_neither_of_two_bills_has_is_missing_there_once() {
    world.paid(Instant.parse("2026-11-22T15:59:00Z"));
    assertThat(world.compare(DAY).counts()).isEqualTo(new DailyReport.Counts(0, 0, 0, 1));
    assertThat(world.compare(DAY.plusDays(1)).counts().differences()).isEqualTo(1);
    assertThat(world.compare(DAY.plusDays(2)).counts().differences()).isZero();
  }

  @Test
  void what_the_order_does_not_have_near_midnight_is_missing_here_a_day_later() {
    var past = world.placed(NOON);
    var late = world.payment(past, Instant.parse("2026-11-22T15:59:00Z"));
    world.bills.lines.add(paidLine(new AttemptId(past.id(), 1).text(), late));
    assertThat(world.compare(DAY).counts()).isEqualTo(new DailyReport.Counts(0, 0, 0, 1));
    assertThat(world.compare(DAY.plusDays(1)).counts().differences()).isEqualTo(1);
    assertThat(world.differences(DAY.plusDays(1)))
        .singleElement()
        .returns(Kind.MISSING_IN_LEDGER, Difference::kind);
  }

  @Test
  void a_refund_known_here_days_after_the_bill_had_it_is_no_difference() {
    var past = world.paid(NOON);
    var done = world.refunded(past, 200, NOON.plusSeconds(3 * 86_400));
    world.bill(done);
    var line = (Line.Refunded) world.bills.lines.removeLast();
    world.bills.lines.add(
        new Line.Refunded(
            line.merchantOrderNumber(),
            line.payment(),
            line.number(),
            line.refund(),
            NOON,
            new Amounts(line.amount(), line.settled(), line.fee()),
            State.PROCESSING));
    for (int i = 0; i < 5; i++) {
      assertThat(world.compare(DAY.plusDays(i)).counts().differences()).isZero();
    }
  }

  @Test
  void a_fund_flow_other_than_billed_is_a_difference() {
    world.bills.hasFunds = true;
    for (int i = 0; i < 3; i++) {
      world.bill(world.refunded(world.paid(NOON.plusSeconds(i)), 600, NOON.plusSeconds(60)));
    }
    world.bills.lines.forEach(world.bills::move);
    assertThat(world.compare(DAY).counts().differences()).isZero();
    change(0, line -> with(line, new Fee(5_000)));
    assertFound(Kind.FEE, Outcome.OPEN);
    world.bills.movements.removeFirst();
    world.bills.movements.removeFirst();
    assertThat(world.compare(DAY).counts().differences()).isEqualTo(1);
    assertThat(world.differences(DAY))
        .filteredOn(each -> each.outcome() == Outcome.OPEN)
        .singleElement()
        .returns(Kind.FUNDS, Difference::kind);
  }

  private static Line with(Line line, Fee fee) {
    return new Line.Paid(
        line.orderNumber().orElseThrow(),
        line.payment(),
        line.at(),
        new Amounts(line.amount(), line.settled(), fee));
  }

  @Test
  void a_wrong_amount_is_one_difference_though_the_fund_flow_shows_it_too() {
    world.bills.hasFunds = true;
    world.bill(world.paid(NOON));
    world.bills.lines.forEach(world.bills::move);
    change(0, line -> with(line, Money.of(601, "CNY")));
    assertFound(Kind.AMOUNT, Outcome.OPEN);
  }

  @Test
  void without_a_bill_no_report_is_stored() {
    world.paid(NOON);
    world.bills.away = true;
    assertThatThrownBy(() -> world.compare(DAY)).isInstanceOf(Unavailable.class);
    assertThat(world.reports.find("wechat-pay", DAY)).isEmpty();
  }

  @Test
  void comparing_again_reports_the_same() {
    world.bill(world.paid(NOON));
    world.paid(NOON);
    world.bills.lines.add(paidLine("SOMEBODY-ELSES-1", stranger("4200099999")));
    var first = world.compare(DAY);
    var differences = world.differences(DAY);
    var second = world.compare(DAY);
    assertThat(world.differences(DAY)).isEqualTo(differences).hasSize(2);
    assertThat(second.counts()).isEqualTo(first.counts());
    assertThat(second.ours().sums()).isEqualTo(first.ours().sums());
  }

  /// Our ledger, tampered with.
  private record Tampered(Ledger ledger, UnaryOperator<List<Posting>> tamper) implements Ledger {
    @Override
    public void read(
        String provider, java.time.LocalDate day, java.util.function.Consumer<Posting> postings) {
      var all = new java.util.ArrayList<Posting>();
      ledger.read(provider, day, all::add);
      tamper.apply(all).forEach(postings);
    }

    @Override
    public Optional<Posting> find(Posting posting) {
      var page = new java.util.ArrayList<Posting>();
      read(
          posting.payment().provider(),
          posting.at().atZone(guitai.provider.Bills.CHINA).toLocalDate(),
          page::add);
      return page.stream().filter(other -> other.key().equals(posting.key())).findFirst();
    }
  }

  private List<Difference> tampered(UnaryOperator<List<Posting>> tamper) {
    world
        .comparison(new Tampered(new MemoryLedger(world.orders), tamper))
        .compare(world.bills, DAY);
    return world.differences(DAY);
  }

  @Test
  void a_payment_deleted_from_our_ledger_is_found_by_the_bill() {
    world.bill(world.paid(NOON));
    world.bill(world.paid(NOON));
    assertThat(tampered(all -> all.subList(1, all.size())))
        .singleElement()
        .returns(Kind.LEDGER, Difference::kind);
  }

  /// MON-9: a payment that an order has, and that is held as of no order too, is in two places.
  @Test
  void mon_9_a_payment_in_two_places_is_found() {
    var past = world.paid(NOON);
    world.bill(past);
    var payment = world.payment(past, NOON);
    world.and(
        Past.none(OrderId.unmatched(payment.id())),
        new Command.HoldUnmatched(
            NOON, new AttemptId(past.id(), 1).text(), payment, new Source.Query()));
    world.compare(DAY);
    assertThat(world.differences(DAY))
        .extracting(Difference::kind)
        .containsOnly(Kind.LEDGER)
        .isNotEmpty();
  }

  /// OPS-5: an abnormal refund that operators ended by refunding outside the provider.
  @Test
  void ops_5_what_was_refunded_outside_the_provider_leaves_no_difference() {
    var past = abnormal(world.paid(NOON));
    world.bill(past);
    var payment = Optional.of(world.payment(past, NOON).id());
    var way = new Resolution.Way.RefundedOutsideProvider();
    var status = Resolution.ProviderStatus.REFUNDED;
    var key = new IdempotentRequest("p", "f");
    var proposed =
        world.and(
            past,
            new Command.ProposeResolution(NOON, payment, way, status, "r", Examples.OLGA, key));
    world.and(
        proposed, new Command.ConfirmResolution(NOON, 1, payment, status, Examples.OTTO, "c"));
    world.compare(DAY);
    assertThat(world.differences(DAY)).isEmpty();
  }

  private Past abnormal(Past paid) {
    var request =
        new Command.RequestRefund(
            NOON, Examples.PRICE, "r", new IdempotentRequest("k", "f"), Examples.OLGA);
    return world.and(
        world.and(paid, request),
        new Command.AdvanceRefund(
            NOON, 1, new RefundProgress.Abnormal("5001"), false, new Source.Delivery("e")));
  }

  @Test
  void an_amount_changed_in_our_ledger_is_found_by_the_bill_and_by_the_order() {
    world.bill(world.paid(NOON));
    assertThat(tampered(all -> List.of(cheaper((Posting.OfPayment) all.getFirst()))))
        .extracting(Difference::kind)
        .containsExactlyInAnyOrder(Kind.AMOUNT, Kind.LEDGER);
  }

  private static Posting cheaper(Posting.OfPayment posting) {
    return new Posting.OfPayment(
        posting.merchantOrderNumber(),
        posting.payment(),
        posting.at(),
        Money.of(1, "CNY"),
        true,
        posting.balance());
  }

  @Test
  void a_payment_that_only_our_ledger_has_is_found_by_the_bill_and_by_the_order() {
    Past other = world.placed(NOON);
    var invented =
        other.plus(
            List.of(
                new guitai.order.Event.PaymentApplied(
                    NOON, 1, world.payment(other, NOON), new Source.Delivery("digest"))));
    assertThat(tampered(_ -> OrderPostings.of(invented)))
        .extracting(Difference::kind)
        .containsExactlyInAnyOrder(Kind.MISSING_ON_BILL, Kind.LEDGER);
  }

  @Test
  void movements_under_one_name_are_compared_with_the_payment_and_its_refunds_together() {
    world.bills.hasFunds = true;
    world.bills.oneName = true;
    var past = world.refunded(world.paid(NOON), 200, NOON.plusSeconds(60));
    world.bill(world.refunded(past, 100, NOON.plusSeconds(120)));
    world.bills.lines.forEach(world.bills::move);
    assertThat(world.compare(DAY).counts().differences()).isZero();

    world.bills.movements.removeLast(); // a fee that is credited later is no difference
    world.bills.movements.removeLast();
    assertFound(Kind.FUNDS, Outcome.OPEN);
  }
}
