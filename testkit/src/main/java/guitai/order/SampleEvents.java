package guitai.order;

import guitai.bytes.Bytes;
import guitai.payment.Customer;
import guitai.payment.Evidence;
import guitai.payment.HoldReason;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundCause;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import guitai.storefront.Money;
import guitai.storefront.Term;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Events for tests, each with numbers never used before.
public final class SampleEvents {
  public static final Instant NOON = Instant.parse("2026-03-01T04:00:00.123456789Z");

  public static final Money PRICE = Money.of(600, "CNY");
  private static final AtomicLong COUNT = new AtomicLong(System.nanoTime());

  private SampleEvents() {}

  /// Never used before.
  public static OrderId newOrder() {
    return new OrderId("%026d".formatted(COUNT.incrementAndGet()));
  }

  /// Never seen before.
  public static Customer newCustomer() {
    return new Customer("https://issuer.example", "customer-" + COUNT.incrementAndGet());
  }

  public static List<Event> placed(Customer customer, Instant at) {
    return List.of(
        new Event.Placed(
            at,
            customer,
            new LineItem("CHN", "cn.guitai.teahouse", "app", "茶馆", PRICE, new Term.ForGood()),
            "fingerprint"),
        new Event.AttemptOpened(
            at,
            1,
            new AttemptTerms(
                Method.WECHAT_PAY,
                Channel.QR,
                "1900000001",
                "wx0000000000000001",
                at.plusSeconds(900),
                "{}",
                Optional.empty()),
            lease("first", at),
            Optional.of("key"),
            "fingerprint"));
  }

  public static Lease lease(String nonce, Instant at) {
    return new Lease(nonce, at.plusSeconds(10));
  }

  public static Payment payment() {
    var number = "42000000" + COUNT.incrementAndGet();
    return new Payment(
        new PaymentId("wechat-pay", "1900000001", number), "wx0000000000000001", PRICE, NOON);
  }

  public static Event paid(Payment payment, Evidence evidence) {
    return new Event.PaymentApplied(NOON.plusSeconds(60), 1, payment, evidence.source());
  }

  public static Event held(Payment payment, Evidence evidence) {
    return new Event.PaymentHeld(
        NOON.plusSeconds(120), 1, payment, HoldReason.DUPLICATE_PAYMENT, evidence.source());
  }

  /// All of the payment.
  public static Event refundRequested(Payment payment) {
    return new Event.RefundRequested(
        NOON.plusSeconds(180),
        1,
        new RefundTerms(1, payment.id(), payment.amount(), payment.amount(), "reason"),
        RefundCause.DUPLICATE_PAYMENT,
        Optional.empty(),
        Optional.empty());
  }

  public static List<Event> unmatched(Payment payment, Evidence evidence) {
    return List.of(new Event.PaymentUnmatched(NOON, "SOMEBODY-ELSES", payment, evidence.source()));
  }

  public static Evidence evidence() {
    var digest = HexFormat.of().toHexDigits(COUNT.incrementAndGet()).repeat(4);
    return new Evidence(
        digest,
        "wechat-pay",
        NOON,
        Map.of("wechatpay-nonce", "n", "wechatpay-serial", "s"),
        Bytes.utf8("{\"id\":\"…\"}"));
  }

  public static String merchantOrderNumber(OrderId order) {
    return new AttemptId(order, 1).text();
  }
}
