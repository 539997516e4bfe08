package guitai.counter;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.entitlement.Because;
import guitai.entitlement.Entitlement;
import guitai.entitlement.MemoryEntitlements;
import guitai.order.Command;
import guitai.order.Examples;
import guitai.order.MemoryOrders;
import guitai.order.Past;
import guitai.order.Unavailable;
import guitai.provider.RefundOrder;
import guitai.provider.Refunds;
import guitai.reconciliation.MemoryOutstanding;
import guitai.reconciliation.Reconciliation;
import guitai.storefront.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RepaymentTest {
  private final MemoryOrders orders = new MemoryOrders();
  private final MemoryEntitlements entitlements = new MemoryEntitlements();
  private Instant now = Examples.NOW.plusSeconds(100);
  private final Granting granting = new Granting(orders, entitlements, () -> now);

  /// Keeps the provider's books, and loses answers and calls as its dice fall: what a provider did
  /// and what we hear of it are two things.
  private final class DicedRefunds implements Refunds {
    private final Map<String, Money> made = new HashMap<>();
    private final Map<String, Progress> told = new HashMap<>();
    private final Random dice;

    DicedRefunds(long seed) {
      dice = new Random(seed);
    }

    @Override
    public String provider() {
      return "wechat-pay";
    }

    @Override
    public Progress send(RefundOrder order) {
      perhapsAway();
      var before = made.putIfAbsent(order.number(), order.amount());
      assertThat(before == null || before.equals(order.amount())).as("identical calls").isTrue();
      told.putIfAbsent(order.number(), new Progress.Processing("5" + order.number()));
      perhapsAway();
      return told.getOrDefault(order.number(), new Progress.Unknown());
    }

    @Override
    public Progress query(RefundOrder order) {
      perhapsAway();
      var progress = told.getOrDefault(order.number(), new Progress.Unknown());
      if (progress instanceof Progress.Processing(var number)) {
        told.put(order.number(), advanced(order, number));
      }
      perhapsAway();
      return told.getOrDefault(order.number(), new Progress.Unknown());
    }

    @Override
    public Optional<Found> find(String payment, String number) {
      return Optional.empty();
    }

    private Progress advanced(RefundOrder order, String number) {
      return switch (dice.nextInt(6)) {
        case 0, 1, 2 -> new Progress.Done(number, order.amount(), now);
        case 3 -> closed(order, number);
        default -> new Progress.Processing(number);
      };
    }

    private Progress closed(RefundOrder order, String number) {
      made.remove(order.number());
      return new Progress.Closed(number);
    }

    private void perhapsAway() {
      if (dice.nextInt(4) == 0) {
        throw new Unavailable("away");
      }
    }

    long given() {
      return made.values().stream().mapToLong(Money::minorUnits).sum();
    }
  }

  private void granted() {
    orders.append(Past.none(Examples.ID), Examples.paid().events(), Optional.empty());
    granting.grant(Examples.ID);
  }

  private Past past() {
    return orders.find(Examples.ID);
  }

  private void ask(long fen, String key) {
    var command =
        new Command.RequestRefund(
            now, Money.of(fen, "CNY"), "不想要了", key, "of " + fen, Examples.OLGA);
    new Writing(orders).apply(past(), _ -> List.of(command), Optional.empty());
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_refund_is_made_once_whatever_is_lost_repeated_or_asked_twice(long seed) {
    granted();
    var provider = new DicedRefunds(seed);
    var reconciliation =
        new Reconciliation(
            new MemoryOutstanding(orders),
            orders,
            List.of(),
            new Repayment(List.of(provider), () -> now),
            granting,
            () -> now);
    var dice = new Random(~seed);
    for (int step = 0; step < 60; step++) {
      if (dice.nextInt(5) == 0) {
        var key = "k" + dice.nextInt(3);
        askPerhaps(200, key);
      }
      reconciliation.run(Duration.ofSeconds(30));
      now = now.plus(Duration.ofHours(7));
      var balance = past().books().balance(past().books().applied().orElseThrow());
      assertThat(provider.given()).isLessThanOrEqualTo(600);
      assertThat(balance.refunded().minorUnits() + balance.refunding().minorUnits())
          .as("what the provider gave is booked here")
          .isGreaterThanOrEqualTo(provider.given());
    }
    var books = past().books();
    var balance = books.balance(books.applied().orElseThrow());
    if (books.open().findAny().isEmpty()) {
      assertThat(balance.refunded().minorUnits()).isEqualTo(provider.given());
    }
    boolean active = Entitlement.of("app-1", entitlements.of(Examples.ALICE), now).active();
    assertThat(active).isEqualTo(balance.kept().minorUnits() > 0);
  }

  private void askPerhaps(long fen, String key) {
    try {
      ask(fen, key);
    } catch (guitai.order.Problem e) {
      assertThat(e.type()).isEqualTo("refund-amount");
    }
  }

  @Test
  void a_full_refund_takes_the_entitlement_back_and_no_redriven_record_returns_it() {
    granted();
    ask(600, "k");
    assertThat(granting.grant(Examples.ID)).isTrue();
    assertThat(granting.grant(Examples.ID)).isFalse();
    var grant = entitlements.of(Examples.ALICE).getFirst();
    assertThat(grant.revoked()).isTrue();
  }

  @Test
  void an_app_bought_by_two_orders_is_granted_once_and_the_other_is_refunded() {
    granted();
    var other = new guitai.order.OrderId("Z".repeat(26));
    orders.append(Past.none(other), Examples.paid().events(), Optional.empty());
    assertThat(granting.grant(other)).isTrue();
    assertThat(orders.find(other).state()).isEqualTo("refunding");
    assertThat(Entitlement.of("app-1", entitlements.of(Examples.ALICE), now).because())
        .containsExactly(new Because.ByOrder(Examples.ID));
  }
}
