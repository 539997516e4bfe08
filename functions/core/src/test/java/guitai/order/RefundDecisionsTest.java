package guitai.order;

import static guitai.order.Examples.NOW;
import static guitai.order.Examples.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.held.HeldEntry;
import guitai.held.HeldOrders;
import guitai.held.HeldReason;
import guitai.payment.Balance;
import guitai.payment.RefundCause;
import guitai.payment.RefundProgress;
import guitai.payment.ResolutionWay;
import guitai.payment.Source;
import guitai.problem.Problem;
import guitai.storefront.Money;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefundDecisionsTest {
  private static final Past GRANTED = Examples.granted();

  private static Past after(Past past, Command command) {
    return past.plus(Decision.decide(past, command));
  }

  private static Command.RequestRefund refund(long fen, String key) {
    return new Command.RequestRefund(
        NOW.plusSeconds(100),
        Money.of(fen, "CNY"),
        "不想要了",
        new IdempotentRequest(key, "fingerprint of " + fen),
        Examples.OLGA);
  }

  private static Command.AdvanceRefund done(int refund) {
    return new Command.AdvanceRefund(
        NOW.plusSeconds(200),
        refund,
        new RefundProgress.Done("50" + refund, NOW.plusSeconds(190)),
        false,
        new Source.Query());
  }

  private static Command.AdvanceRefund failed(int refund) {
    return new Command.AdvanceRefund(
        NOW.plusSeconds(200),
        refund,
        new RefundProgress.Failed("CLOSED"),
        true,
        new Source.Query());
  }

  private static Balance balance(Past past) {
    return past.balances().balance(past.balances().applied().orElseThrow());
  }

  @Test
  void a_requested_refund_is_reserved_at_once_and_due_at_once() {
    var past = after(GRANTED, refund(600, "k"));
    assertThat(past.state()).isEqualTo("refunding");
    assertThat(balance(past).refunding()).isEqualTo(PRICE);
    assertThat(past.due()).hasValue(NOW.plusSeconds(100));
  }

  @Test
  void no_more_than_is_kept_is_refunded_to_the_last_fen() {
    var past = GRANTED;
    for (int i = 1; i <= 3; i++) {
      past = after(after(past, refund(200, "k" + i)), done(i));
    }
    assertThat(past.state()).isEqualTo("refunded");
    var all = past;
    assertThatThrownBy(() -> after(all, refund(1, "k4"))).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> after(GRANTED, refund(601, "k"))).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> after(GRANTED, refund(0, "k"))).isInstanceOf(Problem.class);
    var half = after(GRANTED, refund(300, "k"));
    assertThatThrownBy(() -> after(half, refund(301, "k2"))).isInstanceOf(Problem.class);
  }

  @Test
  void the_same_key_is_the_same_refund_and_another_request_under_it_is_refused() {
    var past = after(GRANTED, refund(200, "k"));
    assertThat(after(past, refund(200, "k"))).isEqualTo(past);
    assertThatThrownBy(() -> after(past, refund(100, "k")))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(422));
  }

  @Test
  void an_unpaid_order_or_one_paid_a_year_ago_is_not_refunded() {
    assertThatThrownBy(() -> after(Examples.payable(), refund(1, "k"))).isInstanceOf(Problem.class);
    var late =
        new Command.RequestRefund(
            NOW.plus(Duration.ofDays(366)),
            Money.of(1, "CNY"),
            "r",
            new IdempotentRequest("k", "f"),
            Examples.OLGA);
    assertThatThrownBy(() -> after(GRANTED, late)).isInstanceOf(Problem.class);
  }

  @Test
  void an_order_has_at_most_fifty_refunds() {
    var past = GRANTED;
    for (int i = 1; i <= Refund.LIMIT; i++) {
      past = after(past, refund(1, "k" + i));
    }
    var full = past;
    assertThatThrownBy(() -> after(full, refund(1, "k51"))).isInstanceOf(Problem.class);
  }

  @Test
  void a_full_refund_revokes_the_entitlement_and_a_partial_one_leaves_it() {
    assertThat(after(GRANTED, refund(599, "k")).grantOutstanding()).isFalse();
    var full = after(GRANTED, refund(600, "k"));
    assertThat(full.grantOutstanding()).isTrue();
    assertThat(full.balances().paysForEntitlement()).isFalse();
    var revoked = after(full, new Command.ConfirmRevocation(NOW.plusSeconds(101)));
    assertThat(revoked.grantOutstanding()).isFalse();
    var redelivered = after(revoked, Examples.pay());
    assertThat(redelivered).as("a later success callback grants nothing again").isEqualTo(revoked);
  }

  @Test
  void mon_8_a_refund_that_ended_without_effect_is_requested_three_times_then_held() {
    var past = after(GRANTED, refund(600, "k"));
    for (int i = 1; i <= 10; i++) {
      past = after(past, failed(i));
    }
    assertThat(past.balances().refunds()).hasSize(3);
    assertThat(past.balances().openRefunds()).isEmpty();
    assertThat(balance(past).held()).isEqualTo(PRICE);
    assertThat(past.state()).isEqualTo("refunding");
    assertThat(HeldOrders.of(past))
        .singleElement()
        .returns(HeldReason.REFUND_REFUSED, HeldEntry::reason)
        .returns(
            List.of(
                ResolutionWay.GRANT,
                ResolutionWay.KEEP,
                ResolutionWay.REFUND,
                ResolutionWay.REFUNDED_AT_PROVIDER,
                ResolutionWay.REFUNDED_OUTSIDE_PROVIDER),
            entry -> entry.ways(NOW, _ -> true));
  }

  /// MON-13: what the console gave back counts for a refund that ended without effect.
  @Test
  void mon_13_what_the_console_refunded_meanwhile_is_not_requested_again() {
    for (long console : List.of(200L, 600L)) {
      var past = after(after(GRANTED, refund(600, "k")), foundAtConsole(console));
      past = after(past, failed(1));
      var again = past.balances().openRefunds().toList();
      assertThat(again.stream().mapToLong(each -> each.amount().minorUnits()).sum())
          .isEqualTo(600 - console);
      assertThat(HeldOrders.of(past)).isEmpty();
    }
    var part = after(after(GRANTED, refund(200, "k")), foundAtConsole(200));
    part = after(part, failed(1));
    assertThat(part.balances().openRefunds()).isEmpty();
    assertThat(balance(part).refunded().minorUnits()).isEqualTo(200);
    assertThat(balance(part).kept().minorUnits()).isEqualTo(400);
  }

  private static Command foundAtConsole(long amount) {
    return new Command.RecordFoundRefund(
        NOW,
        Examples.pay().payment().id(),
        "CONSOLE",
        Money.of(amount, "CNY"),
        NOW,
        new Source.Query());
  }

  @Test
  void a_final_answer_stands() {
    var past = after(after(GRANTED, refund(600, "k")), done(1));
    for (var progress : List.of(failed(1), done(1))) {
      assertThat(after(past, progress)).isEqualTo(past);
    }
  }

  @Test
  void a_refund_that_the_provider_cannot_make_is_held_for_an_operator() {
    var abnormal =
        new Command.AdvanceRefund(
            NOW, 1, new RefundProgress.Abnormal("50"), false, new Source.Query());
    var past = after(after(GRANTED, refund(600, "k")), abnormal);
    assertThat(balance(past).held()).isEqualTo(PRICE);
    assertThat(past.heldSince()).isPresent();
    assertThat(balance(after(past, done(1))).refunded()).isEqualTo(PRICE);
  }

  @Test
  void a_duplicate_and_a_late_payment_are_refunded_automatically_and_a_wrong_one_is_not() {
    var second = after(Examples.paid(), Examples.pay("4200000002", PRICE, NOW));
    assertThat(second.balances().refunds())
        .singleElement()
        .satisfies(refund -> {
          assertThat(refund.requested().cause()).isEqualTo(RefundCause.DUPLICATE_PAYMENT);
          assertThat(refund.amount()).isEqualTo(PRICE);
        });
    assertThat(second.state()).isEqualTo("paid");
    var late = after(Examples.closed(), Examples.pay("4200000002", PRICE, NOW.plusSeconds(121)));
    assertThat(late.state()).isEqualTo("refunding");
    assertThat(after(late, done(1)).state()).isEqualTo("refunded");
    assertThat(Examples.underReview().balances().refunds()).isEmpty();
    assertThat(Examples.underReview().heldSince()).isPresent();
  }

  @Test
  void an_app_owned_already_is_refunded_unless_it_was_granted() {
    var owned = new Command.RefundAlreadyOwned(NOW);
    assertThat(after(Examples.paid(), owned).state()).isEqualTo("refunding");
    assertThat(after(GRANTED, owned)).isEqualTo(GRANTED);
  }

  @Test
  void a_refused_automatic_refund_is_held_for_an_operator_and_is_not_kept() {
    var refunding = after(Examples.paid(), new Command.RefundAlreadyOwned(NOW));
    var refusal =
        new Command.AdvanceRefund(
            NOW, 1, new RefundProgress.Failed("NO_AUTH"), false, new Source.Query());
    var refused = after(refunding, refusal);

    assertThat(balance(refused).held()).isEqualTo(PRICE);
    assertThat(refused.balances().paysForEntitlement()).isFalse();
    assertThat(HeldOrders.of(refused))
        .singleElement()
        .returns(HeldReason.REFUND_REFUSED, HeldEntry::reason);
    assertThat(refused.heldSince()).isPresent();

    var closed = refunding;
    for (int refund = 1; refund <= 3; refund++) {
      closed = after(closed, failed(refund));
    }
    assertThat(balance(closed).held()).as("closed three times").isEqualTo(PRICE);
    var console = Money.of(200, "CNY");
    var found =
        new Command.RecordFoundRefund(
            NOW,
            Examples.pay().payment().id(),
            "5099",
            console,
            NOW,
            new Source.Delivery("digest"));
    assertThat(balance(after(refused, found)).held().minorUnits()).isEqualTo(400);
  }

  @Test
  void a_refund_made_at_the_providers_console_counts_once_and_shrinks_what_can_be_refunded() {
    var found =
        new Command.RecordFoundRefund(
            NOW,
            Examples.pay().payment().id(),
            "5099",
            Money.of(400, "CNY"),
            NOW,
            new Source.Delivery("digest"));
    var past = after(GRANTED, found);
    assertThat(after(past, found)).isEqualTo(past);
    assertThat(past.state()).isEqualTo("partly-refunded");
    assertThatThrownBy(() -> after(past, refund(201, "k"))).isInstanceOf(Problem.class);
    assertThat(balance(after(past, refund(200, "k"))).kept().minorUnits()).isZero();
  }

  @Test
  void a_refund_number_is_found_again_by_its_text() {
    var id = new RefundId(Examples.ID, 7);
    assertThat(id.text()).hasSize(29).endsWith("R07");
    assertThat(RefundId.parse(id.text())).hasValue(id);
    for (var text :
        List.of("", "R01", Examples.ID + "R00", Examples.ID + "01", Examples.ID + "R1")) {
      assertThat(RefundId.parse(text)).as(text).isEmpty();
    }
  }
}
