package guitai.operation;

import static guitai.order.Examples.NOW;
import static guitai.order.Examples.OLGA;
import static guitai.order.Examples.OTTO;
import static org.assertj.core.api.Assertions.assertThat;

import guitai.checkout.FakeWallet;
import guitai.entitlement.MemoryEntitlements;
import guitai.fulfilment.OrderFulfilment;
import guitai.held.HeldEntry;
import guitai.held.HeldId;
import guitai.held.HeldOrders;
import guitai.held.HeldReason;
import guitai.http.JdkHost;
import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.Event;
import guitai.order.Examples;
import guitai.order.MemoryOrders;
import guitai.order.OrderWriter;
import guitai.order.Past;
import guitai.order.PaymentBalances;
import guitai.order.RandomCommands;
import guitai.order.Refund;
import guitai.order.Stall;
import guitai.payment.RefundProgress;
import guitai.payment.ResolutionWay;
import guitai.problem.Problem;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds;
import guitai.provider.Wallet;
import guitai.refund.RefundExecution;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// P11 over random pasts: each entry of the held list has a way out, and each way that it lists is
/// proposed, previewed, confirmed and executed; then the entry is gone, or another stands in its
/// place, with ways of its own.
class HeldExitsTest {
  private static final int STEPS = 40;

  /// After all random events, and while a refund is still possible.
  private static final Instant LATER = NOW.plus(Duration.ofDays(40));

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  private static Past random(long seed) {
    var commands = new RandomCommands(new Random(seed));
    var past = seed % 4 == 0 ? Examples.unmatched() : Examples.payable();
    for (int step = 0; step < STEPS; step++) {
      past = after(past, commands.command(past));
    }
    return past;
  }

  private static Past after(Past past, Command command) {
    try {
      return past.plus(Decision.decide(past, command));
    } catch (Problem | IllegalStateException | IllegalArgumentException e) {
      return past;
    }
  }

  /// A shop whose orders have this past, and whose provider says what is recorded of it.
  private static final class Shop implements Refunds {
    private final Past past;
    private final MemoryOrders orders = new MemoryOrders();
    private final FakeWallet wallet = new FakeWallet();
    private final RefundExecution execution =
        new RefundExecution(orders, List.of(this), new JdkHost(() -> LATER));
    private final HeldPaymentResolution resolver =
        new HeldPaymentResolution(orders, List.of(wallet), execution, () -> LATER);

    Shop(Past past) {
      this.past = past;
      orders.append(Past.none(past.id()), past.events(), Optional.empty());
      wallet.payment = id -> past.balances().payment(id).map(this::status);
    }

    private Wallet.PaymentStatus status(PaymentBalances.Entry entry) {
      var said = entry.disputed().orElse(entry.payment());
      boolean refunded =
          past.balances().hasRefunds(entry)
              || HeldOrders.of(past).stream()
                  .anyMatch(held ->
                      held.payment().equals(Optional.of(said.id()))
                          && held.reason() == HeldReason.REFUNDED_AT_PROVIDER);
      return refunded
          ? new Wallet.PaymentStatus.PartlyRefunded(said)
          : new Wallet.PaymentStatus.Paid(said);
    }

    Past now() {
      return orders.find(past.id());
    }

    List<ResolutionWay> ways(HeldEntry entry) {
      return entry.ways(LATER, execution::supports);
    }

    private ProposalRequest request(ResolutionWay way) {
      return new ProposalRequest(
          "p",
          way,
          Optional.of("CONSOLE").filter(_ -> way == ResolutionWay.REFUNDED_AT_PROVIDER),
          Optional.empty(),
          "reason",
          OLGA);
    }

    /// What was previewed is what is recorded.
    void resolve(HeldId id, ResolutionWay way) {
      var preview = resolver.preview(id, request(way));
      assertThat(now()).as("a preview writes nothing").isEqualTo(past);
      int number = resolver.propose(id, request(way)).proposal().number();
      int before = now().length();
      resolver.confirm(id, new ConfirmationRequest("c", number, OTTO));
      assertThat(preview.events())
          .extracting(follow -> ((ResolutionPreview.Follow.OfOrder) follow).event().getClass())
          .isEqualTo(
              now().events().subList(before, now().length()).stream()
                  .map(Event::getClass)
                  .toList());
    }

    /// What GrantEntitlement and SendRefund do then.
    void execute() {
      new OrderFulfilment(orders, new MemoryEntitlements(), () -> LATER).fulfil(past.id());
      var open = now().balances().openRefunds().toList();
      for (var refund : open) {
        execution
            .execute(now(), refund)
            .ifPresent(learned -> new OrderWriter(orders).apply(now(), learned));
      }
    }

    @Override
    public String provider() {
      return "wechat-pay";
    }

    @Override
    public boolean repeatable() {
      return true;
    }

    @Override
    public Progress send(RefundParameters order) {
      return new Progress.Done(order.number(), order.amount(), LATER);
    }

    @Override
    public Progress query(RefundParameters order) {
      return past.balances().refunds().stream()
          .filter(refund -> order.number().endsWith("R%02d".formatted(refund.number())))
          .findFirst()
          .map(refund -> progress(refund, order))
          .orElseGet(Progress.Unknown::new);
    }

    private static Progress progress(Refund refund, RefundParameters order) {
      return switch (refund.progress()) {
        case RefundProgress.Processing(var number) -> new Progress.Processing(number);
        case RefundProgress.Abnormal(var number) -> new Progress.Abnormal(number, order.amount());
        case RefundProgress.Requested _, RefundProgress.Done _, RefundProgress.Failed _ ->
            new Progress.Unknown();
      };
    }

    @Override
    public Optional<Found> find(String payment, String number) {
      return past.balances().payments().stream()
          .filter(entry -> entry.payment().id().number().equals(payment))
          .map(entry -> past.balances().balance(entry).held())
          .map(held -> new Found(payment, new Progress.Done(number, held, LATER)))
          .findFirst();
    }
  }

  private static Set<String> exits(Past past) {
    var taken = new TreeSet<String>();
    for (var entry : HeldOrders.of(past)) {
      assertThat(new Shop(past).ways(entry)).as("ways of %s", entry).isNotEmpty();
      for (var way : new Shop(past).ways(entry)) {
        var shop = new Shop(past);
        shop.resolve(entry.id(), way);
        // A refund that a reported total contains already changes nothing by being named.
        boolean counted =
            way == ResolutionWay.REFUNDED_AT_PROVIDER && !past.balances().refundTotals().isEmpty();
        assertThat(counted || !HeldOrders.of(shop.now()).contains(entry))
            .as("%s by %s", entry.reason(), way)
            .isTrue();
        shop.execute();
        HeldOrders.of(shop.now())
            .forEach(each -> assertThat(shop.ways(each)).as("ways of %s", each).isNotEmpty());
        taken.add(entry.reason().text() + " by " + way.text());
      }
    }
    return taken;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void each_way_that_an_entry_lists_leads_it_off_the_list(long seed) {
    exits(random(seed));
  }

  @Test
  void an_order_that_nobody_answers_about_leaves_the_list_too() {
    var stalled =
        after(
            Examples.payable(),
            new Command.ReportStalledQuery(Examples.EXPIRY.plus(Stall.QUERY), "NOT_CONFIGURED"));
    assertThat(HeldOrders.of(stalled))
        .extracting(HeldEntry::reason)
        .containsExactly(HeldReason.QUERY_STALLED);
    assertThat(exits(stalled)).containsExactly("query-stalled by provider-status");
  }

  @Test
  void the_random_pasts_reach_every_reason_and_every_way() {
    var reasons = EnumSet.noneOf(HeldReason.class);
    var ways = EnumSet.noneOf(ResolutionWay.class);
    for (long seed : seeds().toArray()) {
      var past = random(seed);
      for (var entry : HeldOrders.of(past)) {
        reasons.add(entry.reason());
        ways.addAll(new Shop(past).ways(entry));
      }
    }
    assertThat(reasons)
        .contains(
            HeldReason.WRONG_AMOUNT,
            HeldReason.DUPLICATE_PAYMENT,
            HeldReason.REFUNDED_AT_PROVIDER,
            HeldReason.UNKNOWN_ATTEMPT,
            HeldReason.REFUND_ABNORMAL,
            HeldReason.REFUND_REFUSED,
            HeldReason.REFUND_STALLED,
            HeldReason.NO_ORDER);
    assertThat(ways).containsExactly(ResolutionWay.values());
  }
}
