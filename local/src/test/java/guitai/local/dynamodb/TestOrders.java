package guitai.local.dynamodb;

import guitai.dynamodb.DynamoOrders;
import guitai.order.AttemptTerms;
import guitai.order.Event;
import guitai.order.Lease;
import guitai.order.LineItem;
import guitai.order.OrderId;
import guitai.order.Past;
import guitai.payment.Customer;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.Source;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import guitai.storefront.Money;
import guitai.storefront.Term;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Orders written for these tests.
final class TestOrders {
  private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

  private TestOrders() {}

  static OrderId id(int number) {
    return new OrderId("%026d".formatted(number));
  }

  static void place(URI endpoint, int number) {
    append(endpoint, Past.none(id(number)), placed());
  }

  /// In one write, so that the stream has one record of it.
  static void placeAndPay(URI endpoint, int number) {
    var payment =
        new Payment(
            new PaymentId("wechat-pay", "1900000001", "42" + number),
            "wx0000000000000001",
            Money.of(600, "CNY"),
            NOON);
    append(
        endpoint,
        Past.none(id(number)),
        List.of(
            placed().getFirst(),
            placed().getLast(),
            new Event.PaymentApplied(NOON, 1, payment, new Source.Delivery("evidence"))));
  }

  private static void append(URI endpoint, Past past, List<Event> events) {
    try (var client = LocalDynamoDb.patient(endpoint)) {
      var orders = new DynamoOrders(client, LocalDynamoDb.TABLES, Duration.ofDays(1));
      if (!orders.append(past, events, Optional.empty())) {
        throw new IllegalStateException("written before");
      }
    }
  }

  private static List<Event> placed() {
    return List.of(
        new Event.Placed(
            NOON,
            new Customer("https://issuer.example", "alice"),
            new LineItem("CHN", "teahouse", "app", "茶馆", Money.of(600, "CNY"), new Term.ForGood()),
            "fingerprint"),
        new Event.AttemptOpened(
            NOON,
            1,
            new AttemptTerms(
                Method.WECHAT_PAY,
                Channel.QR,
                "1900000001",
                "wx0000000000000001",
                NOON.plusSeconds(900),
                "{}",
                Optional.empty()),
            new Lease("nonce", NOON.plusSeconds(10)),
            Optional.of("key"),
            "fingerprint"));
  }
}
