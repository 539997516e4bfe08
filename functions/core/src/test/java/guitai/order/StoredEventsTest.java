package guitai.order;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.payment.Customer;
import guitai.payment.HoldReason;
import guitai.payment.Operator;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundCause;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.stored.Golden;
import guitai.stored.GoldenValue;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import guitai.storefront.Money;
import guitai.storefront.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StoredEventsTest {
  private static final Golden<Event> FILES =
      new Golden<>("order", Event.class, EventJson::read, EventJson::write);
  private static final Instant AT = Instant.parse("2026-01-31T15:59:59.987654321Z");
  private static final Instant PAID_AT = Instant.parse("2026-01-31T15:59:58Z");
  private static final Money PRICE = Money.of(1100, "CNY");
  private static final Lease LEASE = new Lease("nonce", Instant.parse("2026-01-31T16:00:09Z"));
  private static final PaymentId PAYMENT_ID =
      new PaymentId("wechat-pay", "1900000001", "4200000001");
  private static final Payment PAYMENT =
      new Payment(PAYMENT_ID, "wx0000000000000001", PRICE, PAID_AT);
  private static final Operator OLGA = new Operator("01a");
  private static final Operator OTTO = new Operator("02b");

  @TestFactory
  Stream<DynamicTest> every_event_is_read_and_written_as_it_was_stored() {
    return FILES.hold(
        Stream.of(
                placed(),
                attempts(),
                opened(),
                instructions(),
                payments(),
                held(),
                notified(),
                requested(),
                advanced(),
                stalled(),
                proposed(),
                confirmed())
            .flatMap(List::stream)
            .toList());
  }

  @Test
  void an_event_of_an_unknown_type_fails_loudly() {
    var text = FILES.text("closed").replace("closed", "opened-again");
    assertThatThrownBy(() -> EventJson.read(text))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an event of an unknown type");
  }

  @Test
  void an_unknown_constant_fails_loudly() {
    Stream.of(
            FILES.text("payment-held-late").replace("LATE", "LATER"),
            FILES.text("refund-requested-late").replace("LATE", "LATER"),
            FILES.text("refund-advanced-done").replace("done", "undone"),
            FILES.text("resolution-proposed-grant").replace("PAID", "UNPAID"),
            FILES.text("resolution-proposed-grant").replace("\"grant\"", "\"burn\""),
            FILES.text("attempt-opened-qr").replace("\"qr\"", "\"bar\""))
        .forEach(text -> assertThatThrownBy(() -> EventJson.read(text)).hasNoCause());
  }

  private static List<GoldenValue<Event>> placed() {
    return List.of(
        GoldenValue.of("placed-for-good", placed(new Term.ForGood())),
        GoldenValue.of(
            "placed-for-a-month",
            placed(new Term.During(Period.ofMonths(1), ZoneId.of("Asia/Shanghai")))),
        GoldenValue.of(
            "placed-until", placed(new Term.Until(Instant.parse("2027-01-31T16:00:00Z")))));
  }

  private static Event placed(Term term) {
    return new Event.Placed(
        AT,
        new Customer("https://issuer.example", "a \"quoted\" 顾客"),
        new LineItem("CHN", "music.month", "pass", "音乐 🎵", PRICE, term),
        "fingerprint");
  }

  private static List<GoldenValue<Event>> attempts() {
    return List.of(
        GoldenValue.of("prepay-claimed", new Event.PrepayClaimed(AT, 2, LEASE)),
        GoldenValue.of("prepay-refused", new Event.PrepayRefused(AT, 2, "NO_AUTH")),
        GoldenValue.of("attempt-ended", new Event.AttemptEnded(AT, 2)),
        GoldenValue.of("token-accepted", new Event.TokenAccepted(AT, 2, "a0b1")),
        GoldenValue.of("closed", new Event.Closed(AT)),
        GoldenValue.of("entitlement-granted", new Event.EntitlementGranted(AT)),
        GoldenValue.of("entitlement-revoked", new Event.EntitlementRevoked(AT)));
  }

  private static List<GoldenValue<Event>> opened() {
    var back = Optional.of("https://shop.example/back?a=1&b=2");
    return List.of(
        GoldenValue.of(
            "attempt-opened-first",
            opened(terms(Method.WECHAT_PAY, Channel.QR, Optional.empty()), Optional.empty())),
        GoldenValue.of(
            "attempt-opened-qr", opened(Method.WECHAT_PAY, Channel.QR, Optional.empty())),
        GoldenValue.of("attempt-opened-web", opened(Method.ALIPAY, Channel.WEB, back)),
        GoldenValue.of(
            "attempt-opened-mobile-web", opened(Method.ALIPAY, Channel.MOBILE_WEB, back)),
        GoldenValue.of(
            "attempt-opened-wechat", opened(Method.WECHAT_PAY, Channel.WECHAT, Optional.empty())),
        GoldenValue.of(
            "attempt-opened-app", opened(Method.APPLE_PAY, Channel.APP, Optional.empty())));
  }

  private static Event opened(Method method, Channel channel, Optional<String> returnUrl) {
    return opened(terms(method, channel, returnUrl), Optional.of("key"));
  }

  private static Event opened(AttemptTerms terms, Optional<String> key) {
    return new Event.AttemptOpened(AT, 1, terms, LEASE, key, "fingerprint");
  }

  private static AttemptTerms terms(Method method, Channel channel, Optional<String> returnUrl) {
    return new AttemptTerms(
        method,
        channel,
        "1900000001",
        "wx0000000000000001",
        Instant.parse("2026-01-31T16:15:00Z"),
        "{\"amount\":{\"total\":1100}}",
        returnUrl);
  }

  private static List<GoldenValue<Event>> instructions() {
    return Stream.of(
            new PaymentInstructions(PaymentInstructions.Kind.QR_CODE, "weixin://wxpay/pr=1"),
            new PaymentInstructions(PaymentInstructions.Kind.REDIRECT, "https://pay.example/?a=1"),
            new PaymentInstructions(PaymentInstructions.Kind.FORM, "<form>"),
            new PaymentInstructions(PaymentInstructions.Kind.INVOKE, "{\"appId\":\"wx1\"}"),
            new PaymentInstructions(PaymentInstructions.Kind.ORDER_STRING, "app_id=1&sign=a"),
            new PaymentInstructions(PaymentInstructions.Kind.TN, "850000000000000000001"),
            PaymentInstructions.NOTHING,
            new PaymentInstructions(
                PaymentInstructions.Kind.REDIRECT,
                Optional.of("https://pay.example/?a=1"),
                Optional.of(Instant.parse("2026-01-31T16:05:00Z"))))
        .map(each ->
            GoldenValue.<Event>of(
                "prepay-obtained-"
                    + each.kind().text()
                    + (each.until().isPresent() ? "-until" : ""),
                new Event.PrepayObtained(AT, 1, each)))
        .toList();
  }

  private static List<GoldenValue<Event>> payments() {
    return List.of(
        applied("payment-applied", new Source.Delivery("d1")),
        applied("payment-applied-by-query", new Source.Query()),
        applied("payment-applied-by-authorization", new Source.Authorization()),
        applied("payment-applied-by-resolution", new Source.Resolution(3)),
        GoldenValue.of(
            "payment-unmatched",
            new Event.PaymentUnmatched(AT, "ELSEWHERE-1", PAYMENT, new Source.Delivery("d1"))));
  }

  private static GoldenValue<Event> applied(String name, Source source) {
    return GoldenValue.of(name, new Event.PaymentApplied(AT, 1, PAYMENT, source));
  }

  private static List<GoldenValue<Event>> held() {
    return List.of(
        held("wrong-amount", HoldReason.WRONG_AMOUNT),
        held("wrong-currency", HoldReason.WRONG_CURRENCY),
        held("second", HoldReason.DUPLICATE_PAYMENT),
        held("late", HoldReason.PAID_AFTER_CLOSE),
        held("refunded-there", HoldReason.REFUNDED_AT_PROVIDER),
        held("unknown-attempt", HoldReason.UNKNOWN_ATTEMPT),
        held("other-app", HoldReason.OTHER_APP),
        held("no-order", HoldReason.NO_ORDER));
  }

  private static GoldenValue<Event> held(String name, HoldReason because) {
    return GoldenValue.of(
        "payment-held-" + name,
        new Event.PaymentHeld(AT, 1, PAYMENT, because, new Source.Delivery("d1")));
  }

  private static List<GoldenValue<Event>> notified() {
    return List.of(
        GoldenValue.of(
            "notice-filed",
            new Event.NotificationFiled(
                AT, "wechat-pay", "REFUND.CLOSED", "n1", new Source.Delivery("d2"))),
        GoldenValue.of(
            "look-requested",
            new Event.QueryRequested(
                AT, "refund told", Optional.of("R1"), new Source.Delivery("d2"))),
        GoldenValue.of(
            "look-requested-without-refund",
            new Event.QueryRequested(
                AT, "refund told", Optional.empty(), new Source.Delivery("d2"))),
        GoldenValue.of("look-requested-by-bill", queryRequestedByBill()),
        GoldenValue.of("look-requested-by-comparison", queryRequestedByComparison()),
        GoldenValue.of("look-answered", new Event.QueryAnswered(AT, new Source.Delivery("d3"))),
        GoldenValue.of(
            "returned-in-all",
            new Event.RefundTotalReported(
                AT, PAYMENT_ID, Money.of(600, "CNY"), 1, new Source.Delivery("d4"))),
        GoldenValue.of(
            "refund-found",
            new Event.RefundFound(
                AT,
                PAYMENT_ID,
                "5030000001",
                Money.of(500, "CNY"),
                PAID_AT,
                new Source.Delivery("d5"))));
  }

  private static Event queryRequestedByBill() {
    var line = new Source.Bill(LocalDate.parse("2026-01-31"), "payment 4200000001");
    return new Event.QueryRequested(AT, "bill", Optional.of("R1"), line);
  }

  private static Event queryRequestedByComparison() {
    var day = LocalDate.parse("2026-01-31");
    var comparison = new Source.Comparison(day, day.plusDays(7));
    return new Event.QueryRequested(AT, "entitlement", Optional.empty(), comparison);
  }

  private static List<GoldenValue<Event>> requested() {
    return List.of(
        requested("operator", RefundCause.OPERATOR, Optional.of(OLGA)),
        requested("late", RefundCause.PAID_AFTER_CLOSE, Optional.empty()),
        requested("second", RefundCause.DUPLICATE_PAYMENT, Optional.empty()),
        requested("owned", RefundCause.ALREADY_OWNED, Optional.empty()),
        requested("resolved", RefundCause.RESOLUTION, Optional.empty()),
        GoldenValue.of(
            "refund-requested-by-itself",
            requested(RefundCause.PAID_AFTER_CLOSE, Optional.empty(), Optional.empty())),
        GoldenValue.of("refund-sent", new Event.RefundSent(AT, 1, "nonce")));
  }

  private static GoldenValue<Event> requested(
      String name, RefundCause cause, Optional<Operator> by) {
    var request = new IdempotentRequest("key", "fingerprint");
    return GoldenValue.of("refund-requested-" + name, requested(cause, Optional.of(request), by));
  }

  private static Event requested(
      RefundCause cause, Optional<IdempotentRequest> request, Optional<Operator> by) {
    var terms = new RefundTerms(2, PAYMENT_ID, Money.of(600, "CNY"), PRICE, "退款 Refund");
    return new Event.RefundRequested(AT, 1, terms, cause, request, by);
  }

  private static List<GoldenValue<Event>> advanced() {
    return List.of(
        advanced("requested", new RefundProgress.Requested()),
        advanced("processing", new RefundProgress.Processing("5030000001")),
        advanced("done", new RefundProgress.Done("5030000001", PAID_AT)),
        advanced("abnormal", new RefundProgress.Abnormal("5030000001")),
        advanced("failed", new RefundProgress.Failed("NOT_ENOUGH")));
  }

  private static GoldenValue<Event> advanced(String name, RefundProgress progress) {
    return GoldenValue.of(
        "refund-advanced-" + name,
        new Event.RefundAdvanced(AT, 1, progress, new Source.Delivery("d6")));
  }

  private static List<GoldenValue<Event>> proposed() {
    return List.of(
        proposed("grant", new Resolution.Way.Grant(), Resolution.ProviderStatus.PAID),
        proposed("give-back", new Resolution.Way.Refund(), Resolution.ProviderStatus.REFUNDED),
        proposed("gone-back-there", refundedAtProvider(), Resolution.ProviderStatus.REFUNDED),
        proposed(
            "gone-back-by-hand",
            new Resolution.Way.RefundedOutsideProvider(),
            Resolution.ProviderStatus.NOT_QUERIED));
  }

  private static Resolution.Way refundedAtProvider() {
    return new Resolution.Way.RefundedAtProvider("5030000002", Money.of(100, "CNY"), PAID_AT);
  }

  private static GoldenValue<Event> proposed(
      String name, Resolution.Way way, Resolution.ProviderStatus status) {
    return GoldenValue.of(
        "resolution-proposed-" + name,
        new Event.ResolutionProposed(
            AT,
            1,
            new Resolution.Terms(Optional.of(PAYMENT_ID), PRICE, way, status),
            "asked by phone",
            OLGA,
            new IdempotentRequest("key", "fingerprint")));
  }

  private static List<GoldenValue<Event>> confirmed() {
    return List.of(
        confirmed("grant", new Resolution.Way.Grant(), Resolution.ProviderStatus.PAID),
        confirmed("give-back", new Resolution.Way.Refund(), Resolution.ProviderStatus.REFUNDED),
        confirmed("gone-back-there", refundedAtProvider(), Resolution.ProviderStatus.REFUNDED),
        confirmed(
            "gone-back-by-hand",
            new Resolution.Way.RefundedOutsideProvider(),
            Resolution.ProviderStatus.NOT_QUERIED),
        confirmed("keep", new Resolution.Way.Keep(), Resolution.ProviderStatus.UNKNOWN),
        confirmed(
            "as-provider-says",
            new Resolution.Way.AsProviderSays(Optional.of(PAYMENT)),
            Resolution.ProviderStatus.PAID),
        GoldenValue.of(
            "resolution-confirmed-nothing-paid",
            new Event.ResolutionConfirmed(
                AT,
                1,
                new Resolution.Terms(
                    Optional.empty(),
                    Money.of(0, "CNY"),
                    new Resolution.Way.AsProviderSays(Optional.empty()),
                    Resolution.ProviderStatus.NOT_QUERIED),
                OTTO,
                "key")));
  }

  private static List<GoldenValue<Event>> stalled() {
    return List.of(
        GoldenValue.of("refund-stalled", new Event.RefundStalled(AT, 2, "NOT_ENOUGH")),
        GoldenValue.of("query-stalled", new Event.QueryStalled(AT, "NO_ANSWER")),
        GoldenValue.of(
            "abnormal-refund-found",
            new Event.AbnormalRefundFound(
                AT, PAYMENT_ID, "50000001", PRICE, new Source.Delivery("digest"))),
        GoldenValue.of(
            "provider-disagreed",
            new Event.ProviderDisagreed(AT, PAYMENT, Money.of(1099, "CNY"), new Source.Query())),
        GoldenValue.of(
            "payment-corrected",
            new Event.PaymentCorrected(AT, PAYMENT, new Source.Resolution(3))));
  }

  private static GoldenValue<Event> confirmed(
      String name, Resolution.Way way, Resolution.ProviderStatus status) {
    return GoldenValue.of(
        "resolution-confirmed-" + name,
        new Event.ResolutionConfirmed(
            AT, 1, new Resolution.Terms(Optional.of(PAYMENT_ID), PRICE, way, status), OTTO, "key"));
  }
}
