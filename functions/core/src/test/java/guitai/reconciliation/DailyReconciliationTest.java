package guitai.reconciliation;

import static guitai.reconciliation.World.DAY;
import static guitai.reconciliation.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.entitlement.EntitlementSource;
import guitai.entitlement.Entitlements;
import guitai.entitlement.Grant;
import guitai.entitlement.MemoryEntitlements;
import guitai.fulfilment.OrderFulfilment;
import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.Past;
import guitai.payment.Customer;
import guitai.payment.Source;
import guitai.problem.Problem;
import guitai.provider.Bills;
import guitai.provider.Bills.Amounts;
import guitai.provider.Bills.Fee;
import guitai.provider.Bills.Line;
import guitai.reconciliation.Difference.Kind;
import guitai.storefront.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DailyReconciliationTest {
  private static final Duration TIME = Duration.ofMinutes(4);

  private final World world = new World();
  private final Seen entitlements = new Seen();

  /// Entitlements of which a test sees which are live.
  private static final class Seen implements Entitlements, LiveGrants {
    private final MemoryEntitlements stored = new MemoryEntitlements();
    private final List<Grant> all = new ArrayList<>();

    @Override
    public boolean put(Grant grant) {
      all.removeIf(other -> other.key().equals(grant.key()) && grant.revoked());
      if (!grant.revoked()) {
        all.add(grant);
      }
      return stored.put(grant);
    }

    @Override
    public List<Grant> of(Customer customer) {
      return stored.of(customer);
    }

    @Override
    public List<Grant> of(Customer customer, String product) {
      return stored.of(customer, product);
    }

    @Override
    public void read(LocalDate day, java.util.function.Consumer<Live> grants) {
      all.stream()
          .filter(grant -> grant.paidAt().atZone(Bills.CHINA).toLocalDate().equals(day))
          .forEach(grant ->
              grants.accept(new Live(order(grant), grant.product(), grant.customer().key())));
    }
  }

  private static OrderId order(Grant grant) {
    return ((EntitlementSource.OfOrder) grant.source()).order();
  }

  private DailyReconciliation daily() {
    var ledger = new MemoryLedger(world.orders);
    return new DailyReconciliation(
        List.of(world.bills),
        world.comparison(),
        new EntitlementComparison(
            ledger,
            entitlements,
            entitlements,
            world.orders,
            world.reports,
            List.of("wechat-pay"),
            () -> world.now),
        world.reports,
        () -> world.now);
  }

  private List<LocalDate> compared() {
    world.bills.asked.clear();
    daily().run(TIME);
    return List.copyOf(world.bills.asked);
  }

  private Past granted(Instant at) {
    var past = world.paid(at);
    new OrderFulfilment(world.orders, entitlements, () -> at).fulfil(past.id());
    return world.orders.find(past.id());
  }

  @Test
  void the_first_run_compares_yesterday_and_the_next_run_nothing() {
    assertThat(compared()).containsExactly(DAY);
    assertThat(compared()).isEmpty();
  }

  @Test
  void before_ten_in_beijing_yesterday_is_not_due() {
    compared();
    world.now = Instant.parse("2026-11-24T01:59:59Z");
    assertThat(compared()).isEmpty();
    world.now = Instant.parse("2026-11-24T02:00:00Z");
    assertThat(compared()).containsExactly(DAY.plusDays(1));
  }

  @Test
  void a_bill_that_is_not_ready_is_tried_again() {
    world.bills.away = true;
    assertThat(daily().run(TIME).unavailable()).containsExactly("wechat-pay " + DAY);
    world.bills.away = false;
    assertThat(compared()).containsExactly(DAY);
  }

  @Test
  void days_of_an_outage_are_caught_up_oldest_first_and_no_more_than_a_month() {
    compared();
    world.now = world.now.plus(Duration.ofDays(5));
    assertThat(compared())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 5).mapToObj(DAY::plusDays).toList());
    world.now = world.now.plus(Duration.ofDays(400));
    assertThat(compared()).hasSize(1);
    world.now = world.now.plus(Duration.ofDays(31));
    assertThat(compared()).hasSize(1);
    world.now = world.now.plus(Duration.ofDays(30));
    assertThat(compared()).hasSize(30);
  }

  @Test
  void a_day_whose_bill_never_comes_is_reported_without_it_and_delays_no_other() {
    compared();
    world.bills.away = true;
    for (int i = 0; i < 4; i++) {
      world.now = world.now.plus(Duration.ofDays(1));
      daily().run(TIME);
    }
    assertThat(world.differences(DAY.plusDays(1)))
        .singleElement()
        .returns(Kind.NO_BILL, Difference::kind);
    assertThat(world.reports.find("wechat-pay", DAY.plusDays(4))).isEmpty();
    world.bills.away = false;
    world.now = world.now.plus(Duration.ofHours(1));
    assertThat(compared())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 4).mapToObj(DAY::plusDays).toList());
    assertThat(world.reports.find("wechat-pay", DAY.plusDays(1)).orElseThrow().counts())
        .isEqualTo(new DailyReport.Counts(0, 0, 1, 0));
  }

  /// A line of the last half hour of [World#DAY], that our order doesn't have.
  private Past lateLine() {
    var past = world.placed(NOON);
    var late = world.payment(past, Instant.parse("2026-11-22T15:59:00Z"));
    world.bills.lines.add(
        new Line.Paid(
            new AttemptId(past.id(), 1).text(),
            late.id().number(),
            late.paidAt(),
            new Amounts(late.amount(), late.amount(), new Fee(4000))));
    return past;
  }

  private void runWithoutBills(int days) {
    world.bills.away = true;
    for (int i = 0; i < days; i++) {
      world.now = world.now.plus(Duration.ofDays(1));
      daily().run(TIME);
    }
    world.bills.away = false;
  }

  @Test
  void a_day_given_up_judges_what_the_day_before_carried_over() {
    var past = lateLine();
    compared();
    runWithoutBills(4);
    assertThat(world.differences(DAY.plusDays(1)))
        .extracting(Difference::kind)
        .containsExactlyInAnyOrder(Kind.NO_BILL, Kind.MISSING_IN_LEDGER);
    assertThat(world.orders.find(past.id()).openQueries()).hasSize(1);
  }

  @Test
  void a_payment_found_in_the_meantime_is_no_difference_of_a_day_given_up() {
    var past = lateLine();
    compared();
    var late = world.payment(past, Instant.parse("2026-11-22T15:59:00Z"));
    var attempt = new AttemptId(past.id(), 1);
    world.and(
        past, new Command.ApplyPayment(world.now, attempt, late, new Source.Delivery("digest")));
    runWithoutBills(4);
    assertThat(world.differences(DAY.plusDays(1)))
        .singleElement()
        .returns(Kind.NO_BILL, Difference::kind);
  }

  @Test
  void a_bill_that_comes_after_the_next_day_was_compared_is_judged_to_its_end() {
    daily().compare(DAY.minusDays(1), Optional.empty());
    runWithoutBills(3);
    var past = lateLine();
    daily().compare(DAY.plusDays(1), Optional.empty());
    daily().compare(DAY, Optional.empty());
    assertThat(world.differences(DAY))
        .filteredOn(each -> each.outcome() == Difference.Outcome.QUERIED)
        .singleElement()
        .returns(Kind.MISSING_IN_LEDGER, Difference::kind);
    assertThat(world.orders.find(past.id()).openQueries()).hasSize(1);
  }

  @Test
  void a_line_judged_by_the_next_day_is_not_judged_again_by_the_day_that_carried_it_over() {
    lateLine();
    daily().compare(DAY, Optional.empty());
    daily().compare(DAY.plusDays(1), Optional.empty());
    daily().compare(DAY, Optional.empty());
    daily().compare(DAY, Optional.empty());
    assertThat(world.differences(DAY)).isEmpty();
    assertThat(world.differences(DAY.plusDays(1)))
        .singleElement()
        .returns(Kind.MISSING_IN_LEDGER, Difference::kind);
  }

  @Test
  void a_run_begins_nothing_after_its_time() {
    daily().run(Duration.ZERO);
    assertThat(world.bills.asked).isEmpty();
  }

  @Test
  void a_day_about_which_the_provider_is_queried_is_compared_again_a_few_times() {
    var past = world.placed(NOON);
    var payment = world.payment(past, NOON);
    world.bills.lines.add(
        new Line.Paid(
            new AttemptId(past.id(), 1).text(),
            payment.id().number(),
            NOON,
            new Amounts(payment.amount(), payment.amount(), new Fee(4000))));
    assertThat(compared()).containsExactly(DAY);
    assertThat(compared()).isEmpty();
    int again = 0;
    for (int i = 0; i < 20; i++) {
      world.now = world.now.plus(Duration.ofMinutes(30));
      again += compared().size();
    }
    assertThat(again).isEqualTo(DailyReconciliation.AGAIN - 1);
  }

  @Test
  void any_day_can_be_compared_now() {
    assertThat(daily().compare(DAY.minusDays(9), Optional.empty()).reports()).hasSize(2);
    assertThat(daily().compare(DAY, Optional.of("wechat-pay")).reports()).hasSize(1);
    assertThatThrownBy(() -> daily().compare(DAY, Optional.of("nobody")))
        .isInstanceOf(Problem.class);
  }

  private DailyReport entitled() {
    return daily().compare(DAY, Optional.of(DailyReport.ENTITLEMENTS)).reports().getFirst();
  }

  private List<Difference> unentitled() {
    entitled();
    return world.reports.differences(DailyReport.ENTITLEMENTS, DAY);
  }

  @Test
  void the_money_that_orders_keep_matches_what_customers_own_to_the_fen() {
    granted(NOON);
    granted(NOON.plusSeconds(1));
    world.refunded(granted(NOON.plusSeconds(2)), 600, NOON.plusSeconds(3));
    var partlyRefunded = world.refunded(granted(NOON.plusSeconds(4)), 200, NOON.plusSeconds(5));
    new OrderFulfilment(world.orders, entitlements, () -> NOON).fulfil(partlyRefunded.id());
    world
        .orders
        .ids()
        .forEach(id -> new OrderFulfilment(world.orders, entitlements, () -> NOON).fulfil(id));
    var report = entitled();
    assertThat(report.counts().differences()).isZero();
    assertThat(report.ours().balance().kept().minorUnits()).isEqualTo(600 + 600 + 400);
    assertThat(report.entitlements())
        .hasValueSatisfying(totals -> {
          assertThat(totals.kept()).isEqualTo(report.ours().balance().kept());
          assertThat(totals.keptForGrants()).isEqualTo(totals.kept());
          assertThat(totals.orders()).isEqualTo(3);
          assertThat(totals.grants()).isEqualTo(3);
        });
  }

  @Test
  void an_order_that_keeps_money_and_grants_nothing_is_found() {
    world.paid(NOON);
    assertThat(unentitled()).singleElement().returns(Kind.NOT_GRANTED, Difference::kind);
  }

  @Test
  void a_grant_of_an_order_that_never_was_is_found() {
    forge(new Customer("https://issuer.example", "mallory"), "app-1", new OrderId("Z".repeat(26)));
    assertThat(unentitled())
        .singleElement()
        .returns(Kind.GRANTED_WITHOUT_PAYMENT, Difference::kind);
  }

  @Test
  void a_grant_of_another_customers_order_or_of_another_product_is_found() {
    var past = granted(NOON);
    var customer = ((Order.Known) past.order()).placed().customer();
    forge(new Customer("https://issuer.example", "mallory"), "app-1", past.id());
    forge(customer, "app-2", past.id());
    assertThat(entitled().counts().differences()).isEqualTo(2);
  }

  @Test
  void a_grant_whose_order_refunded_the_money_is_found() {
    world.refunded(granted(NOON), 600, NOON.plusSeconds(60));
    assertThat(unentitled())
        .singleElement()
        .returns(Kind.GRANTED_WITHOUT_PAYMENT, Difference::kind);
  }

  /// Parts the grant from its money as MON-1 did: the item is of an earlier past than the order's.
  private void part(Past past, boolean revoked) {
    var paid = (Order.Paid) past.order();
    entitlements.put(
        new Grant(
            paid.placed().customer(),
            paid.placed().item().product(),
            past.id(),
            past.length(),
            paid.applied().payment().paidAt(),
            paid.placed().item().term(),
            revoked));
  }

  /// The runs of a day, with the recovery that makes what is due done.
  private void nextDay() {
    for (int run = 0; run < 3; run++) {
      daily().run(TIME);
      world.orders.ids().stream()
          .filter(id -> world.orders.find(id).grantOutstanding())
          .forEach(
              id -> new OrderFulfilment(world.orders, entitlements, () -> world.now).fulfil(id));
      world.now = world.now.plus(Duration.ofMinutes(30));
    }
    world.now = world.now.plus(Duration.ofHours(24).minusMinutes(90));
  }

  private List<Difference.Outcome> outcomes(LocalDate day) {
    return world.reports.differences(DailyReport.ENTITLEMENTS, day).stream()
        .map(Difference::outcome)
        .toList();
  }

  @Test
  void a_grant_that_parts_days_after_its_payment_is_found_and_mended() { // MON-2
    var past = granted(NOON);
    for (int day = 0; day < 5; day++) {
      nextDay();
    }
    part(past, true);
    assertThat(entitlements.all).isEmpty();
    assertThat(outcomes(DAY)).isEmpty();

    nextDay();
    nextDay();
    assertThat(outcomes(DAY)).isEmpty();
    daily().run(TIME);

    assertThat(outcomes(DAY)).containsExactly(Difference.Outcome.QUERIED);
    assertThat(world.orders.find(past.id()).due()).isPresent();
    nextDay();
    assertThat(entitlements.all).singleElement().returns(false, Grant::revoked);
    assertThat(world.orders.find(past.id()).grantOutstanding()).isFalse();
    assertThat(outcomes(DAY)).containsExactly(Difference.Outcome.RESOLVED);
  }

  @Test
  void entitlements_are_compared_again_after_7_and_30_days_and_not_oftener() { // MON-2
    granted(NOON);
    for (int day = 0; day < 45; day++) {
      nextDay();
    }
    assertThat(world.reports.find(DailyReport.ENTITLEMENTS, DAY).orElseThrow().runs()).isEqualTo(3);
  }

  @Test
  void the_order_of_a_refund_is_compared_on_the_refunds_day() { // MON-2
    var past = granted(NOON);
    nextDay();
    var refunded = world.refunded(past, 600, NOON.plus(Duration.ofDays(2)));
    new OrderFulfilment(world.orders, entitlements, () -> world.now).fulfil(refunded.id());
    part(world.orders.find(refunded.id()), false);
    nextDay();
    daily().run(TIME);

    assertThat(outcomes(DAY.plusDays(2))).containsExactly(Difference.Outcome.QUERIED);
    assertThat(world.reports.differences(DailyReport.ENTITLEMENTS, DAY.plusDays(2)))
        .singleElement()
        .returns(Kind.GRANTED_WITHOUT_PAYMENT, Difference::kind);
    nextDay();
    assertThat(entitlements.all).isEmpty();
    assertThat(outcomes(DAY.plusDays(2))).containsExactly(Difference.Outcome.RESOLVED);
  }

  private void forge(Customer customer, String product, OrderId order) {
    entitlements.all.add(new Grant(customer, product, order, 9, NOON, new Term.ForGood(), false));
  }
}
