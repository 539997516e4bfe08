package guitai.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import guitai.bytes.Bytes;
import guitai.order.AttemptId;
import guitai.order.AttemptTerms;
import guitai.order.OrderId;
import guitai.payment.Evidence;
import guitai.payment.Payment;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import guitai.storefront.Channel;
import guitai.storefront.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The contract that every provider fulfils, independent of its own protocol: one test for each
/// provider extends it with a fake of that provider.
public abstract class ProviderContract {
  protected static final AttemptId ATTEMPT =
      new AttemptId(new OrderId("0123456789ABCDEFGHJKMNPQRS"), 1);
  protected static final Money PRICE = Money.of(600, "CNY");

  /// What the provider answers next.
  protected enum Says {
    PAID,
    PAYABLE,
    CLOSED,
    NO_SUCH_ORDER,
    NO_SUCH_REFUND,
    INSUFFICIENT_BALANCE,

    /// A success without a signature.
    FORGED,

    /// A failure of the provider.
    TROUBLE
  }

  protected abstract Wallet wallet();

  protected abstract Refunds refunds();

  protected abstract Notifications notifications();

  /// As [#notifications], but its keys are unavailable; empty if they are part of the program.
  protected abstract Optional<Notifications> withoutKeys();

  /// A channel that is offered.
  protected Channel channel() {
    return Channel.QR;
  }

  /// Whether the provider has an error code for too little money in our account.
  protected boolean reportsInsufficientBalance() {
    return true;
  }

  /// A notification that [#ATTEMPT] was paid, [#PRICE] in all.
  protected abstract Delivery paidNotification();

  /// As [#paidNotification], signed by the provider for another merchant.
  protected abstract Delivery otherMerchantsNotification();

  /// The payment that [#paidNotification] and [Says#PAID] report.
  protected abstract Payment payment();

  protected abstract void say(Says says);

  @AfterEach
  protected abstract void close();

  protected static Wallet.PrepayRequest prepayRequest(Channel channel) {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return new Wallet.PrepayRequest(
        ATTEMPT,
        channel,
        PRICE,
        "墨园",
        now.plusSeconds(900),
        new Payer(
            channel == Channel.WECHAT ? Optional.of("oABCDEFG") : Optional.empty(),
            Optional.of("203.0.113.7")),
        Optional.empty());
  }

  private AttemptTerms opened() {
    var attempt = wallet().prepare(prepayRequest(channel()));
    return attempt;
  }

  private RefundParameters refund() {
    var number = payment().id().number();
    return new RefundParameters(
        ATTEMPT.text(), "R01", number, PRICE, PRICE, "买错了", Optional.of(Instant.now()));
  }

  private static Delivery with(Delivery delivery, byte[] body) {
    return new Delivery(delivery.headers(), Bytes.of(body), delivery.receivedAt());
  }

  @Test
  void one_name_is_used_throughout() {
    assertThat(refunds().provider()).isEqualTo(notifications().provider());
    assertThat(payment().id().provider()).isEqualTo(notifications().provider());
  }

  @Test
  void a_verified_payment_names_its_order_and_the_account_and_app_of_its_attempt() throws Forged {
    var paid = (Notification.Paid) notifications().verify(paidNotification());
    var attempt = wallet().prepare(prepayRequest(channel()));
    assertThat(paid.merchantOrderNumber()).isEqualTo(ATTEMPT.text());
    assertThat(paid.payment()).isEqualTo(payment());
    assertThat(paid.payment().amount()).isEqualTo(PRICE);
    assertThat(paid.payment().app()).isEqualTo(attempt.app());
    assertThat(paid.payment().id().account()).isEqualTo(attempt.account());
  }

  @Test
  void the_evidence_is_the_delivery_as_it_came_and_never_prints() throws Forged {
    var delivery = paidNotification();
    var evidence = notifications().verify(delivery).evidence();
    assertThat(evidence.body()).isEqualTo(delivery.body());
    assertThat(evidence.digest()).matches("[0-9a-f]{64}");
    assertThat(evidence.toString() + delivery).doesNotContain(ATTEMPT.text());
    var again = new Delivery(evidence.headers(), evidence.body(), evidence.receivedAt());
    assertThat(notifications().verify(again).evidence().digest()).isEqualTo(evidence.digest());
  }

  @Test
  void no_changed_byte_makes_another_notification() throws Forged {
    var delivery = paidNotification();
    var body = delivery.body().toArray();
    var digest = notifications().verify(delivery).evidence().digest();
    for (int i = 0; i < body.length; i++) {
      var changed = body.clone();
      changed[i] ^= 1;
      try {
        var notice = notifications().verify(with(delivery, changed));
        assertThat(notice.evidence().digest()).as("byte " + i).isEqualTo(digest);
      } catch (Forged e) {
        assertThat(e).hasMessageNotContaining(ATTEMPT.text());
      }
    }
  }

  @Test
  void a_cut_too_large_empty_or_another_merchants_delivery_is_forged() {
    var delivery = paidNotification();
    var body = delivery.body().toArray();
    for (var bad :
        Arrays.asList(
            with(delivery, new byte[0]),
            with(delivery, Arrays.copyOf(body, body.length / 2)),
            with(delivery, new byte[Evidence.LIMIT + 1]),
            otherMerchantsNotification())) {
      assertThatThrownBy(() -> notifications().verify(bad)).isInstanceOf(Forged.class);
    }
  }

  @Test
  void a_delivery_that_cant_be_verified_right_now_is_not_called_forged() {
    var notifications = withoutKeys();
    assumeThat(notifications).isPresent();
    assertThatThrownBy(() -> notifications.orElseThrow().verify(paidNotification()))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void acceptance_and_refusal_are_different_acknowledgements() {
    var delivery = paidNotification();
    var accepted = notifications().accepted(delivery);
    var refused = notifications().refused(delivery, 503);
    assertThat(accepted.status()).isEqualTo(200);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.body()).isNotEqualTo(accepted.body());
  }

  @Test
  void each_offered_channel_is_prepared_without_a_call_and_always_alike() {
    for (var channel : wallet().channels()) {
      var attempt = wallet().prepare(prepayRequest(channel));
      assertThat(attempt.channel()).isEqualTo(channel);
      assertThat(attempt.request()).contains(ATTEMPT.text());
      assertThat(wallet().prepare(prepayRequest(channel)).request().length())
          .isEqualTo(attempt.request().length());
    }
    for (var channel : EnumSet.complementOf(EnumSet.copyOf(wallet().channels()))) {
      assertThatThrownBy(() -> wallet().prepare(prepayRequest(channel)))
          .isInstanceOf(Problem.class);
    }
  }

  @Test
  void a_query_finds_the_payment_that_the_notification_reports() {
    say(Says.PAID);
    assertThat(wallet().query(ATTEMPT, opened()))
        .isEqualTo(new Wallet.PaymentStatus.Paid(payment()));
  }

  @Test
  void a_query_distinguishes_payable_closed_and_unknown() {
    say(Says.PAYABLE);
    assertThat(wallet().query(ATTEMPT, opened())).isInstanceOf(Wallet.PaymentStatus.Unpaid.class);
    say(Says.CLOSED);
    assertThat(wallet().query(ATTEMPT, opened())).isInstanceOf(Wallet.PaymentStatus.Closed.class);
    say(Says.NO_SUCH_ORDER);
    assertThat(wallet().query(ATTEMPT, opened())).isInstanceOf(Wallet.PaymentStatus.Unknown.class);
  }

  @Test
  void nothing_is_concluded_from_an_unsigned_or_failed_answer() {
    for (var says : EnumSet.of(Says.FORGED, Says.TROUBLE)) {
      say(says);
      assertThatThrownBy(() -> wallet().query(ATTEMPT, opened())).isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> wallet().prepay(ATTEMPT, opened())).isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> refunds().query(refund())).isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> refunds().send(refund())).isInstanceOf(Unavailable.class);
    }
  }

  @Test
  void a_refund_unknown_to_the_provider_is_not_refused() {
    say(Says.NO_SUCH_REFUND);
    assertThat(refunds().query(refund())).isInstanceOf(Refunds.Progress.Unknown.class);
    assertThat(refunds().find(payment().id().number(), "R01")).isEmpty();
  }

  @Test
  void a_refund_is_not_refused_for_an_insufficient_balance() {
    assumeThat(reportsInsufficientBalance()).isTrue();
    say(Says.INSUFFICIENT_BALANCE);
    assertThat(refunds().send(refund())).isInstanceOf(Refunds.Progress.InsufficientBalance.class);
  }
}
