package guitai.dynamodb;

import guitai.held.DeliveryEvent.KeepConfirmed;
import guitai.held.DeliveryEvent.KeepProposed;
import guitai.held.DeliveryEvent.Named;
import guitai.held.DeliveryEvent.Received;
import guitai.held.DeliveryReason;
import guitai.held.HeldDelivery;
import guitai.order.IdempotentRequest;
import guitai.order.OrderId;
import guitai.payment.Operator;
import guitai.stored.Golden;
import guitai.stored.GoldenValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StoredDeliveryItemsTest {
  private static final Golden<HeldDelivery> DELIVERIES =
      Golden.flat(
          "delivery-item",
          HeldDelivery.class,
          StoredDeliveryItemsTest::past,
          StoredDeliveryItemsTest::write);
  private static final Instant AT = Instant.parse("2026-01-31T15:59:59.987Z");

  @TestFactory
  Stream<DynamicTest> every_held_delivery_is_read_from_its_item_and_written_to_it() {
    var received =
        new Received(
            AT,
            DeliveryReason.COMPLAINT,
            new Named("wechat-pay", "COMPLAINT.CREATE", "EV-1", Optional.of("2002")),
            Optional.empty(),
            "d1");
    var proposed =
        new KeepProposed(AT, 1, "seen", new Operator("op1"), new IdempotentRequest("k1", "f1"));
    var confirmed = new KeepConfirmed(AT, 1, new Operator("op2"), "k2");
    var unrecognized =
        new Received(
            AT,
            DeliveryReason.UNRECOGNIZED,
            new Named("alipay", "something.new", "7", Optional.empty()),
            Optional.of(new OrderId("0123456789ABCDEFGHJKMNPQRS")),
            "d2");
    return DELIVERIES.hold(
        List.of(
            GoldenValue.of("of-an-order", new HeldDelivery("digest-2", List.of(unrecognized))),
            GoldenValue.of("held", new HeldDelivery("digest-1", List.of(received))),
            GoldenValue.of(
                "dealt-with",
                new HeldDelivery("digest-1", List.of(received, proposed, confirmed)))));
  }

  private static HeldDelivery past(String text) {
    var item = ItemJson.read(text);
    var digest = Values.text(item, OrderItem.ID).substring("delivery ".length());
    return deliveries(FakeTables.with("orders", item)).find(digest);
  }

  private static String write(HeldDelivery past) {
    var tables = new FakeTables();
    deliveries(tables).append(HeldDelivery.none(past.digest()), past.events(), Optional.empty());
    return ItemJson.write(tables.of("orders").getFirst());
  }

  private static DynamoDeliveries deliveries(FakeTables tables) {
    var orders = new DynamoOrders(tables, FakeTables.NAMES, Duration.ofDays(180));
    return new DynamoDeliveries(tables, FakeTables.NAMES, orders);
  }
}
