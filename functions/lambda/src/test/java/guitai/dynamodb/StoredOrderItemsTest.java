package guitai.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.bytes.Bytes;
import guitai.order.AttemptTerms;
import guitai.order.Event;
import guitai.order.Lease;
import guitai.order.LineItem;
import guitai.order.OrderId;
import guitai.order.Past;
import guitai.payment.AgreementId;
import guitai.payment.Balance;
import guitai.payment.Customer;
import guitai.payment.Evidence;
import guitai.payment.HoldReason;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.Posting;
import guitai.payment.Source;
import guitai.stored.Golden;
import guitai.stored.GoldenValue;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import guitai.storefront.Money;
import guitai.storefront.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StoredOrderItemsTest {
  private static final Golden<Past> ORDERS =
      Golden.flat(
          "order-item", OrderId.class, StoredOrderItemsTest::past, StoredOrderItemsTest::write);
  private static final Instant AT = Instant.parse("2026-01-31T15:59:59.987Z");
  private static final OrderId ORDER = new OrderId("0123456789ABCDEFGHJKMNPQRS");
  private static final Money PRICE = Money.of(1100, "CNY");
  private static final PaymentId PAYMENT_ID =
      new PaymentId("wechat-pay", "1900000001", "4200000001");
  private static final Payment PAYMENT = new Payment(PAYMENT_ID, "wx01", PRICE, AT);
  private static final Duration RETENTION = Duration.ofDays(180);

  @TestFactory
  Stream<DynamicTest> every_order_is_read_from_its_item_and_written_to_it() {
    return ORDERS.hold(
        List.of(
            GoldenValue.of("awaiting-payment", past(placed(), opened())),
            GoldenValue.of("paid", past(placed(), opened(), applied())),
            GoldenValue.of("held", past(placed(), opened(), held())),
            GoldenValue.of("closed", past(placed(), new Event.Closed(AT))),
            GoldenValue.of("unmatched", unmatched())));
  }

  @Test
  void every_attribute_of_an_order_is_in_a_file() {
    assertThat(
            Stream.of("awaiting-payment", "paid", "held")
                .flatMap(name -> ItemJson.read(ORDERS.text(name)).keySet().stream()))
        .containsAll(OrderItem.SPARSE)
        .contains(OrderItem.CUSTOMER, OrderItem.PLACED_AT, OrderItem.HAPPENED, "state");
  }

  private static Past past(String text) {
    var item = ItemJson.read(text);
    var id = new OrderId(Values.text(item, OrderItem.ID));
    return new DynamoOrders(FakeTables.with("orders", item), FakeTables.NAMES, RETENTION).find(id);
  }

  private static String write(Past past) {
    var tables = new FakeTables();
    new DynamoOrders(tables, FakeTables.NAMES, RETENTION)
        .append(Past.none(past.id()), past.events(), Optional.empty());
    return ItemJson.write(tables.of("orders").getFirst());
  }

  private static Past past(Event... events) {
    return new Past(ORDER, List.of(events));
  }

  private static Event placed() {
    return new Event.Placed(
        AT,
        new Customer("https://issuer.example", "alice"),
        new LineItem("CHN", "app", "app", "应用 App", PRICE, new Term.ForGood()),
        "fingerprint");
  }

  private static Event opened() {
    return new Event.AttemptOpened(
        AT,
        1,
        new AttemptTerms(
            Method.WECHAT_PAY,
            Channel.QR,
            "1900000001",
            "wx01",
            AT.plusSeconds(900),
            "{}",
            Optional.empty()),
        new Lease("nonce", AT.plusSeconds(10)),
        Optional.empty(),
        "");
  }

  private static Event applied() {
    return new Event.PaymentApplied(AT, 1, PAYMENT, new Source.Delivery("digest"));
  }

  private static Event held() {
    return new Event.PaymentHeld(
        AT, 1, PAYMENT, HoldReason.WRONG_AMOUNT, new Source.Delivery("digest"));
  }

  private static Past unmatched() {
    return new Past(
        OrderId.unmatched(PAYMENT_ID),
        List.of(
            new Event.PaymentUnmatched(AT, "ELSEWHERE-1", PAYMENT, new Source.Delivery("digest"))));
  }

  @TestFactory
  Stream<DynamicTest> every_posting_is_read_from_its_item_and_written_to_it() {
    var none = Money.of(0, "CNY");
    var balance = new Balance(PRICE, none, none, none);
    var number = ORDER.text() + "01";
    return Golden.<Posting>flat(
            "posting-item",
            PaymentId.class,
            text -> PostingItem.posting(ItemJson.read(text)),
            posting -> ItemJson.write(PostingItem.put("ledger", posting).put().item()))
        .hold(
            List.of(
                GoldenValue.of(
                    "payment", new Posting.OfPayment(number, PAYMENT_ID, AT, PRICE, true, balance)),
                GoldenValue.of(
                    "our-refund",
                    new Posting.OfRefund(
                        number,
                        PAYMENT_ID,
                        Optional.of("R-01"),
                        "503",
                        AT,
                        PRICE,
                        Posting.State.DONE)),
                GoldenValue.of(
                    "found-refund",
                    new Posting.OfRefund(
                        number,
                        PAYMENT_ID,
                        Optional.empty(),
                        "503",
                        AT,
                        PRICE,
                        Posting.State.DONE))));
  }

  private record StoredEvidence(Evidence evidence, Optional<String> about) {}

  @TestFactory
  Stream<DynamicTest> all_evidence_is_read_from_its_item_and_written_to_it() {
    var evidence =
        new Evidence(
            "a0b1",
            "wechat-pay",
            AT,
            Map.of("wechatpay-serial", "01", "wechatpay-nonce", "n"),
            Bytes.utf8("{\"id\":\"n1\"}"));
    return Golden.flat(
            "evidence-item",
            StoredEvidence.class,
            StoredOrderItemsTest::stored,
            stored -> ItemJson.write(EvidenceItem.of(stored.evidence(), stored.about(), RETENTION)))
        .hold(
            List.of(
                GoldenValue.of("of-nothing", new StoredEvidence(evidence, Optional.empty())),
                GoldenValue.of(
                    "of-an-order", new StoredEvidence(evidence, Optional.of(ORDER.text())))));
  }

  private static StoredEvidence stored(String text) {
    var item = ItemJson.read(text);
    return new StoredEvidence(
        EvidenceItem.evidence(item), Values.maybe(item, "order").map(AttributeValue::s));
  }

  private record Filed(AgreementId agreement, String type, String notification) {}

  /// No code reads it yet; only people do.
  @TestFactory
  Stream<DynamicTest> what_is_told_of_an_agreement_is_filed_in_its_item() {
    return Golden.flat(
            "agreement-item", Filed.class, StoredOrderItemsTest::filed, StoredOrderItemsTest::file)
        .hold(
            List.of(
                GoldenValue.of(
                    "signed",
                    new Filed(new AgreementId("alipay", "2088", "2026001"), "NORMAL", "n1"))));
  }

  private static Filed filed(String text) {
    var item = ItemJson.read(text);
    var id = Values.text(item, "id").substring("agreement ".length()).split(":", -1);
    var notification = Values.of(item, "notices").ss().getFirst().split(" ", -1);
    return new Filed(new AgreementId(id[0], id[1], id[2]), notification[0], notification[1]);
  }

  private static String file(Filed filed) {
    var tables = new FakeTables();
    var evidence = new Evidence("a0b1", "alipay", AT, Map.of(), Bytes.utf8("a=b"));
    new DynamoOrders(tables, FakeTables.NAMES, RETENTION)
        .file(filed.agreement(), filed.type(), filed.notification(), evidence);
    return ItemJson.write(tables.of("orders").getFirst());
  }
}
