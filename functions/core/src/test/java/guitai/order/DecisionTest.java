package guitai.order;

import static guitai.order.Examples.EXPIRY;
import static guitai.order.Examples.ID;
import static guitai.order.Examples.NOW;
import static guitai.order.Examples.PRICE;
import static guitai.order.Examples.pay;
import static guitai.order.Examples.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.payment.HoldReason;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.problem.Problem;
import guitai.storefront.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionTest {
  static List<Command> commands() {
    return List.of(
        place(),
        new Command.ClaimPrepay(NOW.plusSeconds(11), 1, new Lease("nonce-2", NOW.plusSeconds(21))),
        new Command.ReplaceAttempt(NOW.plusSeconds(11), 1, 2, place().attempt()),
        new Command.RecordPrepay(NOW, 1, Examples.CODE),
        new Command.RefusePrepay(NOW, 1, "PARAMERROR"),
        new Command.AcceptToken(NOW.plusSeconds(20), 1, "token-1"),
        new Command.AcceptToken(NOW.plusSeconds(21), 1, "token-2"),
        new Command.EndAttempt(NOW.plusSeconds(120), 1),
        pay(),
        pay("4200000002", PRICE, NOW.plusSeconds(40)),
        pay("4200000003", Money.of(1, "CNY"), NOW.plusSeconds(40)),
        pay("4200000004", Money.of(600, "USD"), NOW.plusSeconds(40)),
        pay("4200000005", PRICE, EXPIRY.plusSeconds(1)),
        new Command.ApplyPayment(
            NOW,
            Examples.FIRST,
            new Payment(new PaymentId("wechat-pay", "1900000001", "43"), "other", PRICE, NOW),
            new Source.Query()),
        new Command.OpenAttempt(
            NOW, 2, new IdempotentRequest("key-2", "fingerprint-2"), place().attempt()),
        new Command.HoldPayment(
            NOW,
            Examples.FIRST,
            Examples.payment("4200000006", PRICE, NOW),
            HoldReason.REFUNDED_AT_PROVIDER,
            new Source.Query()),
        new Command.HoldUnmatched(NOW, "ELSEWHERE", pay().payment(), new Source.Delivery("digest")),
        new Command.FileNotification(
            NOW, "wechat-pay", "REFUND.SUCCESS", "EV-1", new Source.Delivery("digest")),
        new Command.RequestQuery(
            NOW, "REFUND.SUCCESS", Optional.empty(), new Source.Delivery("digest")),
        new Command.ConfirmGrant(NOW),
        new Command.AnswerQuery(NOW, new Source.Delivery("digest")),
        new Command.ConfirmRevocation(NOW),
        new Command.RequestRefund(
            NOW, PRICE, "退款", new IdempotentRequest("key-r", "fingerprint-r"), Examples.OLGA),
        new Command.ProposeResolution(
            NOW,
            Optional.of(Examples.underReview().balances().payments().getFirst().payment().id()),
            new Resolution.Way.Grant(),
            Resolution.ProviderStatus.PAID,
            "reason",
            Examples.OLGA,
            new IdempotentRequest("key-p", "fingerprint-p")),
        new Command.ConfirmResolution(
            NOW,
            1,
            Optional.of(Examples.underReview().balances().payments().getFirst().payment().id()),
            Resolution.ProviderStatus.PAID,
            Examples.OTTO,
            "key-c"),
        new Command.RefundAlreadyOwned(NOW),
        new Command.ClaimRefund(NOW, 1, "nonce-r"),
        new Command.AdvanceRefund(
            NOW, 1, new RefundProgress.Processing("50"), false, new Source.Query()),
        new Command.AdvanceRefund(
            NOW, 1, new RefundProgress.Done("50", NOW.plusSeconds(90)), false, new Source.Query()),
        new Command.AdvanceRefund(
            NOW, 1, new RefundProgress.Failed("CLOSED"), true, new Source.Query()),
        new Command.RecordRefundTotal(
            NOW,
            Examples.FIRST,
            pay().payment(),
            Money.of(200, "CNY"),
            new Source.Delivery("digest-200")),
        new Command.RecordRefundTotal(
            NOW,
            Examples.FIRST,
            pay().payment(),
            pay().payment().amount(),
            new Source.Delivery("digest-all")),
        new Command.ReportStalledRefund(NOW.plus(Stall.REFUND_PROCESSING), 1, "NOT_ENOUGH"),
        new Command.ReportStalledQuery(EXPIRY.plus(Stall.QUERY), "NO_ANSWER"),
        new Command.RecordAbnormalRefund(
            NOW, pay().payment().id(), "52", Money.of(100, "CNY"), new Source.Query()),
        new Command.RecordProviderPayment(
            NOW, Examples.payment("4200000003", PRICE, NOW.plusSeconds(40)), new Source.Query()),
        new Command.RecordFoundRefund(
            NOW, pay().payment().id(), "51", Money.of(100, "CNY"), NOW, new Source.Query()));
  }

  static Stream<Arguments> everyCommandInEveryState() {
    return Examples.states().stream()
        .flatMap(past -> commands().stream().map(command -> Arguments.of(past, command)));
  }

  static Stream<Arguments> everyPairOfCommandsInEveryState() {
    return everyCommandInEveryState()
        .flatMap(pair ->
            commands().stream()
                .map(between -> Arguments.of(pair.get()[0], pair.get()[1], between)));
  }

  private static Optional<Past> after(Past past, Command command) {
    try {
      return Optional.of(past.plus(Decision.decide(past, command)));
    } catch (Problem | IllegalStateException | java.util.NoSuchElementException e) {
      return Optional.empty();
    }
  }

  @Test
  void the_commands_tried_in_pairs_are_all_there_are() {
    assertThat(commands().stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(Command.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("everyCommandInEveryState")
  void given_twice_a_command_changes_nothing_the_second_time(Past past, Command command) {
    after(past, command).ifPresent(once -> assertThat(after(once, command)).hasValue(once));
  }

  @ParameterizedTest
  @MethodSource("everyPairOfCommandsInEveryState")
  void given_twice_with_another_in_between_a_payment_changes_nothing(
      Past past, Command command, Command between) {
    if (command instanceof Command.ApplyPayment) {
      after(past, command)
          .flatMap(once -> after(once, between))
          .ifPresent(later -> assertThat(after(later, command)).hasValue(later));
    }
  }

  @ParameterizedTest
  @MethodSource("everyPairOfCommandsInEveryState")
  void each_payment_is_in_exactly_one_place(Past past, Command command, Command between) {
    after(past, command)
        .flatMap(once -> after(once, between))
        .flatMap(twice -> after(twice, command))
        .ifPresent(end ->
            assertThat(payments(end)).as("no payment is recorded twice").doesNotHaveDuplicates());
  }

  /// In the order of their recording; a payment that two operators granted counts only once.
  private static List<PaymentId> payments(Past past) {
    var recorded = new ArrayList<PaymentId>();
    var granted = new ArrayList<PaymentId>();
    for (var event : past.events()) {
      switch (event) {
        case Event.PaymentHeld held -> recorded.add(held.payment().id());
        case Event.PaymentUnmatched unmatched -> recorded.add(unmatched.payment().id());
        case Event.PaymentApplied applied when applied.source() instanceof Source.Resolution -> {
          assertThat(recorded)
              .as("only what is held is decided on")
              .contains(applied.payment().id());
          granted.add(applied.payment().id());
        }
        case Event.PaymentApplied applied -> recorded.add(applied.payment().id());
        default -> {}
      }
    }
    assertThat(granted).doesNotHaveDuplicates();
    return recorded;
  }

  @Test
  void an_order_that_awaits_payment_is_paid_by_the_payment_of_its_attempt() {
    assertThat(Examples.paid().order()).isInstanceOf(Order.Paid.class);
    assertThat(Examples.paid().grantOutstanding()).isTrue();
    assertThat(Examples.granted().grantOutstanding()).isFalse();
  }

  @Test
  void a_payment_reported_before_the_prepay_was_recorded_pays_all_the_same() {
    var past = Examples.past(place(), pay());
    assertThat(past.order()).isInstanceOf(Order.Paid.class);
    assertThat(Decision.decide(past, new Command.RecordPrepay(NOW, 1, Examples.CODE))).hasSize(1);
  }

  @Test
  void the_same_key_with_another_request_is_refused() {
    var other =
        new Command.Place(
            NOW,
            place().customer(),
            new LineItem("CHN", "app-2", "app", "应用", PRICE, place().item().term()),
            "another fingerprint",
            place().attempt());
    assertThatThrownBy(() -> Decision.decide(Examples.payable(), other))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(422));
  }

  @Test
  void a_wrong_amount_is_held_and_the_order_reviewed() {
    assertHeld(Examples.payable(), Money.of(599, "CNY"), NOW, HoldReason.WRONG_AMOUNT);
    assertHeld(Examples.payable(), Money.of(601, "CNY"), NOW, HoldReason.WRONG_AMOUNT);
    assertHeld(Examples.payable(), Money.of(0, "CNY"), NOW, HoldReason.WRONG_AMOUNT);
    assertThat(Examples.underReview().order()).isInstanceOf(Order.UnderReview.class);
  }

  @Test
  void a_wrong_currency_is_held() {
    assertHeld(Examples.payable(), Money.of(600, "JPY"), NOW, HoldReason.WRONG_CURRENCY);
  }

  @Test
  void a_duplicate_payment_is_held_and_the_order_stays_paid() {
    var past = Examples.paid();
    assertHeld(past, PRICE, NOW, HoldReason.DUPLICATE_PAYMENT);
    var after = past.plus(Decision.decide(past, pay("4200000002", PRICE, NOW)));
    assertThat(after.order()).isInstanceOf(Order.Paid.class);
    assertThat(after.heldSince()).isEmpty();
    assertThat(after.balances().openRefunds()).hasSize(1);
  }

  @Test
  void a_right_payment_of_an_order_under_review_is_held() {
    assertHeld(Examples.underReview(), PRICE, NOW, HoldReason.DUPLICATE_PAYMENT);
  }

  @Test
  void a_payment_made_after_the_close_is_held_as_late() {
    assertHeld(Examples.closed(), PRICE, NOW.plusSeconds(121), HoldReason.PAID_AFTER_CLOSE);
  }

  @Test
  void a_payment_made_before_the_close_is_applied_whenever_it_is_reported() {
    var late = pay("4200000002", PRICE, NOW.plusSeconds(120));
    var past = Examples.closed().plus(Decision.decide(Examples.closed(), late));
    assertThat(past.order()).isInstanceOf(Order.Paid.class);
  }

  @Test
  void a_payment_of_an_attempt_never_made_is_held() {
    var command =
        new Command.ApplyPayment(
            NOW,
            new AttemptId(ID, 7),
            Examples.payment("42", PRICE, NOW),
            new Source.Delivery("digest"));
    assertThat(Decision.decide(Examples.payable(), command))
        .singleElement()
        .isInstanceOfSatisfying(
            Event.PaymentHeld.class,
            held -> assertThat(held.reason()).isEqualTo(HoldReason.UNKNOWN_ATTEMPT));
  }

  /// ADDR-1.
  @Test
  void a_payment_for_another_app_or_account_of_ours_is_held() {
    for (var payment :
        List.of(
            new Payment(new PaymentId("wechat-pay", "1900000001", "42"), "other", PRICE, NOW),
            new Payment(new PaymentId("wechat-pay", "1900000002", "42"), "wxapp", PRICE, NOW))) {
      var command =
          new Command.ApplyPayment(NOW, Examples.FIRST, payment, new Source.Delivery("digest"));
      assertThat(Decision.decide(Examples.payable(), command))
          .singleElement()
          .isInstanceOfSatisfying(
              Event.PaymentHeld.class,
              held -> assertThat(held.reason()).isEqualTo(HoldReason.OTHER_APP));
    }
  }

  @Test
  void a_lease_is_taken_over_only_once_it_has_lapsed() {
    var early = new Command.ClaimPrepay(NOW.plusSeconds(9), 1, new Lease("b", NOW));
    var lapsed = new Command.ClaimPrepay(NOW.plusSeconds(10), 1, new Lease("b", NOW));
    assertThat(Decision.decide(Examples.placed(), early)).isEmpty();
    assertThat(Decision.decide(Examples.placed(), lapsed)).hasSize(1);
    assertThat(Decision.decide(Examples.payable(), lapsed)).isEmpty();
  }

  @Test
  void an_order_whose_only_attempt_is_refused_closes() {
    var refused = Examples.past(place(), new Command.RefusePrepay(NOW, 1, "PARAMERROR"));
    assertThat(refused.order()).isInstanceOf(Order.Closed.class);
    assertThat(refused.due()).isEmpty();
  }

  @Test
  void an_order_files_a_bounded_number_of_notifications() {
    var past = Examples.paid();
    for (int i = 0; i < 2 * Decision.NOTIFICATION_LIMIT; i++) {
      past =
          past.plus(
              Decision.decide(
                  past,
                  new Command.FileNotification(
                      NOW, "wechat-pay", "UNKNOWN", "EV-" + i, new Source.Delivery("d"))));
    }
    assertThat(past.events().stream().filter(Event.NotificationFiled.class::isInstance))
        .hasSize(Decision.NOTIFICATION_LIMIT);
  }

  @Test
  void what_is_outstanding_is_due() {
    var minute = Duration.ofMinutes(1);
    assertThat(Past.none(ID).due()).isEmpty();
    assertThat(Examples.placed().due()).hasValue(Examples.LEASE.until());
    assertThat(Examples.payable().due()).hasValue(NOW.plus(minute));
    assertThat(Examples.paid().due()).hasValue(NOW.plusSeconds(60).plus(minute));
    assertThat(Examples.granted().due()).isEmpty();
    assertThat(Examples.closed().due()).isEmpty();
    var query =
        new Command.RequestQuery(
            NOW, "REFUND.SUCCESS", Optional.empty(), new Source.Delivery("digest"));
    assertThat(Examples.granted().plus(Decision.decide(Examples.granted(), query)).due())
        .hasValue(NOW);
  }

  private static void assertHeld(Past past, Money amount, Instant paidAt, HoldReason because) {
    assertThat(Decision.decide(past, pay("4200000077", amount, paidAt)))
        .first()
        .isInstanceOfSatisfying(
            Event.PaymentHeld.class, held -> assertThat(held.reason()).isEqualTo(because));
  }
}
