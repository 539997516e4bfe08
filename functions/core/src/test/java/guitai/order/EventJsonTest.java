package guitai.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.payment.Customer;
import guitai.payment.HoldReason;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundCause;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import guitai.storefront.Money;
import guitai.storefront.Term;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {
  private static final Instant AT = Instant.parse("2026-01-31T15:59:59.987654321Z");
  private static final Lease LEASE = new Lease("nonce", AT.plusSeconds(10));
  private static final Payment PAYMENT =
      new Payment(
          new PaymentId("wechat-pay", "1900000001", "4200000001"),
          "wx0000000000000001",
          Money.of(9_007_199_254_740_993L, "CNY"),
          AT);

  static List<Event> events() {
    return List.of(
        new Event.Placed(
            AT,
            new Customer("https://issuer.example", "a \"quoted\" 顾客"),
            new LineItem(
                "CHN",
                "music.month",
                "pass",
                "音乐 🎵",
                Money.of(1100, "CNY"),
                new Term.During(Period.ofMonths(1), ZoneId.of("Asia/Shanghai"))),
            "fingerprint"),
        new Event.AttemptOpened(
            AT,
            1,
            new AttemptTerms(
                Method.WECHAT_PAY,
                Channel.MOBILE_WEB,
                "1900000001",
                "wx0000000000000001",
                AT.plusSeconds(900),
                "{\"amount\":{\"total\":1100}}",
                Optional.of("https://shop.example/back?a=1&b=2")),
            LEASE,
            Optional.of("key"),
            "fingerprint"),
        new Event.PrepayClaimed(AT, 1, LEASE),
        new Event.PrepayObtained(
            AT,
            1,
            new PaymentInstructions(PaymentInstructions.Kind.QR_CODE, "weixin://wxpay/bizpayurl")),
        new Event.PrepayRefused(AT, 1, "NO_AUTH"),
        new Event.AttemptEnded(AT, 1),
        new Event.Closed(AT),
        new Event.PaymentApplied(AT, 1, PAYMENT, new Source.Delivery("digest")),
        new Event.PaymentHeld(
            AT, 99, PAYMENT, HoldReason.PAID_AFTER_CLOSE, new Source.Delivery("digest")),
        new Event.TokenAccepted(AT, 1, "digest"),
        new Event.PaymentUnmatched(AT, "SOMEBODY-ELSES-1", PAYMENT, new Source.Delivery("digest")),
        new Event.NotificationFiled(
            AT, "wechat-pay", "REFUND.SUCCESS", "notice", new Source.Delivery("digest")),
        new Event.QueryRequested(AT, "v2", Optional.of("refund-1"), new Source.Delivery("digest")),
        new Event.QueryAnswered(AT, new Source.Delivery("digest")),
        new Event.EntitlementGranted(AT),
        new Event.EntitlementRevoked(AT),
        new Event.RefundRequested(
            AT,
            1,
            new RefundTerms(2, PAYMENT.id(), Money.of(1, "CNY"), PAYMENT.amount(), "重复付款"),
            RefundCause.DUPLICATE_PAYMENT,
            Optional.of(new IdempotentRequest("key", "fingerprint")),
            Optional.of(Examples.OLGA)),
        new Event.RefundSent(AT, 1, "nonce"),
        new Event.RefundAdvanced(AT, 1, new RefundProgress.Processing("50"), new Source.Query()),
        new Event.RefundTotalReported(
            AT, PAYMENT.id(), Money.of(1, "CNY"), 2, new Source.Delivery("digest")),
        new Event.ResolutionProposed(
            AT,
            1,
            new Resolution.Terms(
                Optional.of(PAYMENT.id()),
                PAYMENT.amount(),
                new Resolution.Way.Grant(),
                Resolution.ProviderStatus.PAID),
            "顾客来信",
            Examples.OLGA,
            new IdempotentRequest("key", "fingerprint")),
        new Event.ResolutionConfirmed(
            AT,
            1,
            new Resolution.Terms(
                Optional.of(PAYMENT.id()),
                PAYMENT.amount(),
                new Resolution.Way.Grant(),
                Resolution.ProviderStatus.REFUNDED),
            Examples.OTTO,
            "key"),
        new Event.RefundStalled(AT, 1, "NOT_ENOUGH"),
        new Event.QueryStalled(AT, "NO_ANSWER"),
        new Event.AbnormalRefundFound(AT, PAYMENT.id(), "51", PAYMENT.amount(), new Source.Query()),
        new Event.ProviderDisagreed(AT, PAYMENT, Money.of(1, "CNY"), new Source.Query()),
        new Event.PaymentCorrected(AT, PAYMENT, new Source.Resolution(2)),
        new Event.RefundFound(
            AT, PAYMENT.id(), "50", Money.of(1, "CNY"), AT, new Source.Delivery("digest")));
  }

  static List<RefundProgress> progresses() {
    return List.of(
        new RefundProgress.Requested(),
        new RefundProgress.Processing("50"),
        new RefundProgress.Done("50", AT),
        new RefundProgress.Abnormal("50"),
        new RefundProgress.Failed("CLOSED"));
  }

  @ParameterizedTest
  @MethodSource("progresses")
  void a_refunds_progress_is_read_as_it_was_written(RefundProgress progress) {
    assertThat(progresses())
        .extracting(Object::getClass)
        .containsExactlyInAnyOrder(RefundProgress.class.getPermittedSubclasses());
    var event = new Event.RefundAdvanced(AT, 1, progress, new Source.Query());
    assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
  }

  static List<Resolution.Way> ways() {
    return List.of(
        new Resolution.Way.Grant(),
        new Resolution.Way.Refund(),
        new Resolution.Way.RefundedAtProvider("50", Money.of(1, "CNY"), AT),
        new Resolution.Way.RefundedOutsideProvider(),
        new Resolution.Way.Keep(),
        new Resolution.Way.AsProviderSays(Optional.of(PAYMENT)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void a_resolution_is_read_as_it_was_written(Resolution.Way way) {
    assertThat(ways())
        .extracting(Object::getClass)
        .containsExactlyInAnyOrder(Resolution.Way.class.getPermittedSubclasses());
    var status = Resolution.ProviderStatus.NOT_QUERIED;
    var event =
        new Event.ResolutionConfirmed(
            AT,
            1,
            new Resolution.Terms(Optional.of(PAYMENT.id()), PAYMENT.amount(), way, status),
            Examples.OTTO,
            "key");
    assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
  }

  @Test
  void every_type_of_event_is_tried_here() {
    assertThat(events())
        .extracting(Object::getClass)
        .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("events")
  void an_event_is_read_as_it_was_written(Event event) {
    assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("events")
  void the_same_event_is_always_the_same_text(Event event) {
    var text = EventJson.write(event);
    assertThat(EventJson.write(EventJson.read(text))).isEqualTo(text);
  }

  @Test
  void an_absent_value_is_read_as_absent() {
    var opened =
        new Event.AttemptOpened(
            AT,
            1,
            new AttemptTerms(Method.ALIPAY, Channel.QR, "a", "b", AT, "{}", Optional.empty()),
            LEASE,
            Optional.of("key"),
            "fingerprint");
    assertThat(EventJson.read(EventJson.write(opened))).isEqualTo(opened);
  }

  @Test
  void a_refund_written_before_its_operator_was_stored_is_read() {
    var event =
        events().stream().filter(Event.RefundRequested.class::isInstance).findFirst().orElseThrow();
    var text = EventJson.write(event).replace(",\"by\":\"" + Examples.OLGA.digest() + "\"", "");
    assertThat(text).doesNotContain("\"by\"");
    assertThat(((Event.RefundRequested) EventJson.read(text)).by()).isEmpty();
  }

  @Test
  void an_event_of_an_unknown_type_is_not_guessed_at() {
    assertThatThrownBy(
            () -> EventJson.read("{\"type\":\"unheard-of\",\"at\":\"2026-01-01T00:00:00Z\"}"))
        .isInstanceOf(IllegalStateException.class);
  }
}
