package guitai.order;

import static guitai.order.Examples.NOW;
import static guitai.order.Examples.OLGA;
import static guitai.order.Examples.OTTO;
import static guitai.order.Examples.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.held.HeldOrders;
import guitai.order.Resolution.ProviderStatus;
import guitai.order.Resolution.Way;
import guitai.payment.Balance;
import guitai.payment.HoldReason;
import guitai.payment.Operator;
import guitai.payment.PaymentId;
import guitai.payment.RefundCause;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.problem.Problem;
import guitai.storefront.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResolutionDecisionsTest {
  private static final Instant LATER = NOW.plusSeconds(600);
  private static final Way GRANT = new Way.Grant();
  private static final Way REFUND = new Way.Refund();
  private static final Way REFUNDED_OUTSIDE = new Way.RefundedOutsideProvider();

  private static Past after(Past past, Command command) {
    return past.plus(Decision.decide(past, command));
  }

  private static PaymentId held(Past past) {
    return HeldOrders.of(past).getFirst().payment().orElseThrow();
  }

  private static Command propose(
      Past past, Way way, ProviderStatus status, Operator by, String key) {
    return new Command.ProposeResolution(
        LATER,
        Optional.of(held(past)),
        way,
        status,
        "they asked for it",
        by,
        new IdempotentRequest(key, "of " + way));
  }

  private static Past proposed(Past past, Way way, ProviderStatus status) {
    return after(past, propose(past, way, status, OLGA, "key-p"));
  }

  private static Command confirm(
      Past past, int resolution, ProviderStatus status, Operator by, String key) {
    return new Command.ConfirmResolution(
        LATER, resolution, Optional.of(held(past)), status, by, key);
  }

  private static Past resolved(Past past, Way way, ProviderStatus status) {
    var proposed = proposed(past, way, status);
    return after(proposed, confirm(proposed, 1, status, OTTO, "key-c"));
  }

  private static void assertRefused(Past past, Command command, int status, String type) {
    assertThatThrownBy(() -> after(past, command))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.status() + problem.type()).isEqualTo(status + type));
  }

  private static Balance balance(Past past, int payment) {
    return past.balances().balance(past.balances().payments().get(payment));
  }

  private static Past heldAs(HoldReason because) {
    return after(
        Examples.past(Examples.place(), new Command.RecordPrepay(NOW, 1, Examples.CODE)),
        new Command.HoldPayment(
            NOW,
            new AttemptId(Examples.ID, because == HoldReason.UNKNOWN_ATTEMPT ? 7 : 1),
            Examples.payment("4200000042", PRICE, NOW),
            because,
            new Source.Query()));
  }

  /// A payment whose automatic refund failed.
  private static Past failed(Past past, Command payment) {
    var refunding = after(past, payment);
    return after(refunding, advance(new RefundProgress.Failed("USER_ACCOUNT_ABNORMAL")));
  }

  private static Command advance(RefundProgress progress) {
    return new Command.AdvanceRefund(NOW, 1, progress, false, new Source.Query());
  }

  private static Past late() {
    return failed(Examples.closed(), Examples.pay("4200000002", PRICE, NOW.plusSeconds(121)));
  }

  private static Past refused() {
    return failed(Examples.paid(), new Command.RefundAlreadyOwned(NOW));
  }

  private static Past abnormal() {
    var refund = new Command.RequestRefund(NOW, PRICE, "r", new IdempotentRequest("k", "f"), OLGA);
    return after(after(Examples.granted(), refund), advance(new RefundProgress.Abnormal("50001")));
  }

  static Stream<Arguments> whatOrdersHold() {
    return Stream.of(
        Arguments.of("wrong amount", Examples.underReview()),
        Arguments.of("wrong currency", heldAs(HoldReason.WRONG_CURRENCY)),
        Arguments.of("unknown attempt", heldAs(HoldReason.UNKNOWN_ATTEMPT)),
        Arguments.of("late", late()),
        Arguments.of("owned already, and its refund refused", refused()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whatOrdersHold")
  void a_held_payment_that_is_granted_is_kept_and_pays_the_order(String name, Past past) {
    var held = balance(past, 0).held();
    var after = resolved(past, GRANT, ProviderStatus.PAID);
    assertThat(after.order()).isInstanceOf(Order.Paid.class);
    assertThat(after.state()).isEqualTo("paid");
    assertThat(balance(after, 0).kept()).isEqualTo(held);
    assertThat(after.heldSince()).isEmpty();
    assertThat(HeldOrders.of(after)).isEmpty();
    assertThat(after.grantOutstanding()).isTrue();
    assertThat(after.due()).isPresent();
    assertThat(after.balances().payments()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whatOrdersHold")
  void a_held_payment_that_is_to_be_refunded_is_reserved_and_ends_refunded(String name, Past past) {
    var held = balance(past, 0).held();
    var after = resolved(past, REFUND, ProviderStatus.PAID);
    assertThat(after.state()).isEqualTo("refunding");
    assertThat(balance(after, 0).refunding()).isEqualTo(held);
    assertThat(HeldOrders.of(after)).isEmpty();
    assertThat(after.due()).isPresent();
    var refund = after.balances().openRefunds().findFirst().orElseThrow();
    assertThat(refund.requested().cause()).isEqualTo(RefundCause.RESOLUTION);
    assertThat(refund.requested().by()).hasValue(OLGA);
    assertThat(refund.requested().terms().reason())
        .as("the customer's")
        .doesNotContain("they asked");
    var done =
        new Command.AdvanceRefund(
            NOW, refund.number(), new RefundProgress.Done("5", NOW), false, new Source.Query());
    assertThat(after(after, done).state()).isEqualTo("refunded");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whatOrdersHold")
  void a_payment_refunded_outside_the_provider_is_refunded_at_once(String name, Past past) {
    var after = resolved(past, REFUNDED_OUTSIDE, ProviderStatus.PAID);
    assertThat(after.state()).isEqualTo("refunded");
    assertThat(HeldOrders.of(after)).isEmpty();
    assertThat(after.balances().openRefunds()).isEmpty();
  }

  @Test
  void a_resolution_alone_changes_nothing_but_what_is_proposed() {
    var past = Examples.underReview();
    var proposed = proposed(past, GRANT, ProviderStatus.PAID);
    assertThat(proposed.state()).isEqualTo("under-review");
    assertThat(balance(proposed, 0)).isEqualTo(balance(past, 0));
    assertThat(HeldOrders.of(proposed).getFirst().proposal())
        .hasValueSatisfying(open -> assertThat(open.number()).isEqualTo(1));
  }

  @Test
  void a_payment_of_no_order_is_refunded_once_and_cannot_be_granted() {
    var past = Examples.unmatched();
    assertRefused(
        past, propose(past, GRANT, ProviderStatus.PAID, OLGA, "k"), 409, "nothing-to-grant");
    var after = resolved(past, REFUND, ProviderStatus.PAID);
    assertThat(after.state()).isEqualTo("refunding");
    assertThat(balance(after, 0).refunding()).isEqualTo(PRICE);
    assertThat(after(after, advance(new RefundProgress.Done("5", NOW))).state())
        .isEqualTo("refunded");
  }

  @Test
  void an_abnormal_refund_is_kept_or_refunded_outside_the_provider_and_never_sent_anew() {
    var past = abnormal();
    assertRefused(
        past, propose(past, REFUND, ProviderStatus.REFUNDED, OLGA, "k"), 409, "refund-abnormal");
    var kept = resolved(past, GRANT, ProviderStatus.REFUNDED);
    assertThat(kept.state()).isEqualTo("paid");
    assertThat(balance(kept, 0).kept()).isEqualTo(PRICE);
    var outside = resolved(past, REFUNDED_OUTSIDE, ProviderStatus.REFUNDED);
    assertThat(outside.state()).isEqualTo("refunded");
    for (var end : List.of(kept, outside)) {
      var made = after(end, advance(new RefundProgress.Done("50001", LATER)));
      assertThat(made.state()).as("made after all").isEqualTo("refunded");
      assertThat(balance(made, 0).refunded()).isEqualTo(PRICE);
    }
  }

  @Test
  void a_duplicate_payment_is_granted_only_once_the_first_is_fully_refunded() {
    var second = Examples.pay("4200000002", PRICE, NOW);
    var paid = after(Examples.granted(), second);
    var past = after(paid, advance(new RefundProgress.Failed("X")));
    assertRefused(past, propose(past, GRANT, ProviderStatus.PAID, OLGA, "k"), 409, "paid-already");
    var refund = new Command.RequestRefund(NOW, PRICE, "r", new IdempotentRequest("k", "f"), OLGA);
    var refunding = after(past, refund);
    assertRefused(
        refunding, propose(refunding, GRANT, ProviderStatus.PAID, OLGA, "k"), 409, "paid-already");
    var done =
        new Command.AdvanceRefund(
            NOW, 2, new RefundProgress.Done("5", NOW), false, new Source.Query());
    var after = resolved(after(refunding, done), GRANT, ProviderStatus.PAID);
    assertThat(after.state()).isEqualTo("paid");
    assertThat(after.balances().applied().orElseThrow().payment().id())
        .isEqualTo(second.payment().id());
    assertThat(after.balances().paysForEntitlement()).isTrue();
  }

  @Test
  void a_payment_with_unreported_refunds_at_the_provider_is_neither_granted_nor_refunded() {
    var past = heldAs(HoldReason.REFUNDED_AT_PROVIDER);
    for (var way : List.of(GRANT, REFUND)) {
      assertRefused(
          past,
          propose(past, way, ProviderStatus.REFUNDED, OLGA, "k"),
          409,
          "refunded-at-provider");
    }
    var atProvider = new Way.RefundedAtProvider("50009", Money.of(200, "CNY"), NOW);
    var counted = resolved(past, atProvider, ProviderStatus.REFUNDED);
    assertThat(balance(counted, 0).refunded().minorUnits()).isEqualTo(200);
    assertThat(balance(counted, 0).held().minorUnits()).isEqualTo(400);
    assertRefused(
        counted,
        propose(counted, atProvider, ProviderStatus.REFUNDED, OLGA, "k2"),
        409,
        "refund-known");
    var rest = after(counted, propose(counted, REFUND, ProviderStatus.REFUNDED, OLGA, "k2"));
    var all = after(rest, confirm(rest, 2, ProviderStatus.REFUNDED, OTTO, "c2"));
    assertThat(balance(all, 0).refunding().minorUnits()).isEqualTo(400);
  }

  @Test
  void an_operator_cannot_confirm_their_own_proposal_under_any_key() {
    var past = proposed(Examples.underReview(), GRANT, ProviderStatus.PAID);
    assertRefused(past, confirm(past, 1, ProviderStatus.PAID, OLGA, "key-p"), 403, "own-proposal");
    assertRefused(past, confirm(past, 1, ProviderStatus.PAID, OLGA, "other"), 403, "own-proposal");
    assertThat(after(past, confirm(past, 1, ProviderStatus.PAID, OTTO, "key-c")).state())
        .isEqualTo("paid");
  }

  @Test
  void a_repeated_command_changes_nothing() {
    var past = Examples.underReview();
    var proposal = propose(past, GRANT, ProviderStatus.PAID, OLGA, "key-p");
    var proposed = after(past, proposal);
    assertThat(after(proposed, proposal)).isEqualTo(proposed);
    var confirmation = confirm(proposed, 1, ProviderStatus.PAID, OTTO, "key-c");
    var resolved = after(proposed, confirmation);
    assertThat(after(resolved, confirmation)).isEqualTo(resolved);
    assertThat(after(resolved, proposal)).isEqualTo(resolved);
    assertRefused(
        resolved,
        new Command.ConfirmResolution(
            LATER,
            1,
            Optional.of(held(proposed)),
            ProviderStatus.PAID,
            new Operator("third"),
            "k3"),
        409,
        "proposal-outdated");
  }

  @Test
  void a_key_means_one_request() {
    var past = proposed(Examples.underReview(), GRANT, ProviderStatus.PAID);
    assertRefused(
        past,
        propose(past, REFUND, ProviderStatus.PAID, OLGA, "key-p"),
        422,
        "idempotency-key-reused");
    var second = after(past, propose(past, REFUND, ProviderStatus.PAID, OTTO, "other"));
    var confirmed = after(second, confirm(second, 2, ProviderStatus.PAID, OLGA, "key-c"));
    assertRefused(
        confirmed,
        new Command.ConfirmResolution(
            LATER, 1, Optional.of(held(past)), ProviderStatus.PAID, OLGA, "key-c"),
        422,
        "idempotency-key-reused");
  }

  @Test
  void a_later_proposal_takes_the_place_of_the_one_before() {
    var first = proposed(Examples.underReview(), GRANT, ProviderStatus.PAID);
    var past = after(first, propose(first, REFUND, ProviderStatus.PAID, OTTO, "other"));
    assertRefused(past, confirm(past, 1, ProviderStatus.PAID, OTTO, "c"), 409, "proposal-outdated");
    assertThat(after(past, confirm(past, 2, ProviderStatus.PAID, OLGA, "c")).state())
        .isEqualTo("refunding");
  }

  @Test
  void a_proposal_lapses() {
    var past = proposed(Examples.underReview(), GRANT, ProviderStatus.PAID);
    var late =
        new Command.ConfirmResolution(
            LATER.plus(Resolution.LIFE).plusSeconds(1),
            1,
            Optional.of(held(past)),
            ProviderStatus.PAID,
            OTTO,
            "c");
    assertRefused(past, late, 409, "proposal-outdated");
  }

  @Test
  void a_proposal_must_still_hold_when_it_is_confirmed() {
    var past = proposed(Examples.underReview(), GRANT, ProviderStatus.PAID);
    assertRefused(
        past, confirm(past, 1, ProviderStatus.REFUNDED, OTTO, "c"), 409, "proposal-outdated");
    var late = proposed(late(), REFUND, ProviderStatus.PAID);
    var found =
        new Command.RecordFoundRefund(
            NOW, held(late), "5009", Money.of(1, "CNY"), NOW, new Source.Delivery("digest"));
    var less = after(late, found);
    assertRefused(less, confirm(less, 1, ProviderStatus.PAID, OTTO, "c"), 409, "proposal-outdated");
    var all =
        after(
            late,
            new Command.RecordFoundRefund(
                NOW, held(late), "5009", PRICE, NOW, new Source.Delivery("digest")));
    assertRefused(
        all,
        new Command.ConfirmResolution(
            LATER, 1, Optional.of(held(late)), ProviderStatus.PAID, OTTO, "c"),
        409,
        "not-held");
  }

  @Test
  void a_payment_that_is_not_held_or_unknown_is_not_resolved() {
    var past = Examples.granted();
    var paid = Examples.pay().payment().id();
    var command =
        new Command.ProposeResolution(
            LATER,
            Optional.of(paid),
            GRANT,
            ProviderStatus.PAID,
            "r",
            OLGA,
            new IdempotentRequest("k", "f"));
    assertRefused(past, command, 409, "not-held");
    var unknown = new PaymentId("wechat-pay", "1900000001", "none");
    assertRefused(
        past,
        new Command.ProposeResolution(
            LATER,
            Optional.of(unknown),
            GRANT,
            ProviderStatus.PAID,
            "r",
            OLGA,
            new IdempotentRequest("k", "f")),
        404,
        "not-found");
    assertRefused(
        past,
        new Command.ConfirmResolution(LATER, 1, Optional.of(paid), ProviderStatus.PAID, OTTO, "c"),
        404,
        "no-such-proposal");
  }

  /// MON-8: "refunded outside the provider" is possible on any kept payment, and revokes.
  @Test
  void mon_8_a_kept_payment_that_was_refunded_outside_the_provider_grants_nothing_any_more() {
    var past = Examples.granted();
    var payment = Optional.of(Examples.pay().payment().id());
    var proposed =
        after(
            past,
            new Command.ProposeResolution(
                LATER,
                payment,
                REFUNDED_OUTSIDE,
                ProviderStatus.PAID,
                "r",
                OLGA,
                new IdempotentRequest("k", "f")));
    var after =
        after(
            proposed,
            new Command.ConfirmResolution(LATER, 1, payment, ProviderStatus.PAID, OTTO, "c"));
    assertThat(after.state()).isEqualTo("refunded");
    assertThat(after.grantOutstanding()).as("it is to be revoked").isTrue();
    assertThat(after.balances().paysForEntitlement()).isFalse();
  }

  @Test
  void an_order_has_a_bounded_number_of_proposals() {
    var past = Examples.underReview();
    for (int i = 0; i < Resolution.OPEN_LIMIT; i++) {
      past = after(past, propose(past, GRANT, ProviderStatus.PAID, OLGA, "k" + i));
    }
    assertRefused(
        past, propose(past, GRANT, ProviderStatus.PAID, OLGA, "k"), 409, "too-many-proposals");
  }

  /// MON-12: lapsed proposals never keep a held payment from being resolved.
  @Test
  void a_proposal_that_lapsed_takes_no_place_however_many_there_were() {
    var past = Examples.underReview();
    var at = LATER;
    for (int i = 0; i < Resolution.MANY + Resolution.OPEN_LIMIT; i++) {
      past = after(past, proposal(past, at, "k" + i));
      at = at.plus(Resolution.LIFE).plusSeconds(1);
    }
    var last = after(past, proposal(past, at, "k"));
    assertRefused(last, proposal(last, at, "more"), 409, "too-many-proposals");
    var confirm =
        new Command.ConfirmResolution(
            at,
            last.balances().resolutions().size(),
            Optional.of(held(last)),
            ProviderStatus.PAID,
            OTTO,
            "c");
    assertThat(after(last, confirm).state()).isEqualTo("paid");
    assertThat(String.join("", EventJson.write(last.events())).length()).isLessThan(100_000);
  }

  private static Command proposal(Past past, Instant at, String key) {
    return new Command.ProposeResolution(
        at,
        Optional.of(held(past)),
        GRANT,
        ProviderStatus.PAID,
        "x",
        OLGA,
        new IdempotentRequest(key, "f"));
  }

  @Test
  void an_old_payment_that_no_provider_refunds_may_be_refunded_outside_the_provider() {
    var past = Examples.underReview();
    var old = LATER.plus(Duration.ofDays(366));
    var command =
        new Command.ProposeResolution(
            old,
            Optional.of(held(past)),
            REFUND,
            ProviderStatus.PAID,
            "r",
            OLGA,
            new IdempotentRequest("k", "f"));
    assertRefused(past, command, 409, "not-refundable");
    var outside =
        new Command.ProposeResolution(
            old,
            Optional.of(held(past)),
            REFUNDED_OUTSIDE,
            ProviderStatus.PAID,
            "r",
            OLGA,
            new IdempotentRequest("k", "f"));
    assertThat(after(past, outside).length()).isEqualTo(past.length() + 1);
  }
}
