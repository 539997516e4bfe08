package guitai.held;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.held.DeliveryEvent.KeepConfirmed;
import guitai.held.DeliveryEvent.KeepProposed;
import guitai.held.DeliveryEvent.Named;
import guitai.held.DeliveryEvent.Received;
import guitai.order.IdempotentRequest;
import guitai.order.OrderId;
import guitai.payment.Operator;
import guitai.stored.Golden;
import guitai.stored.GoldenValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StoredDeliveryEventsTest {
  private static final Golden<DeliveryEvent> FILES =
      new Golden<>(
          "delivery",
          DeliveryEvent.class,
          DeliveryEventJson::read,
          event -> DeliveryEventJson.write(List.of(event)).getFirst());
  private static final Instant AT = Instant.parse("2026-01-31T15:59:59.987654321Z");

  @TestFactory
  Stream<DynamicTest> every_event_of_a_held_delivery_is_read_and_written_as_it_was_stored() {
    return FILES.hold(
        List.of(
            GoldenValue.of(
                "complaint",
                new Received(
                    AT,
                    DeliveryReason.COMPLAINT,
                    new Named("wechat-pay", "COMPLAINT.CREATE", "EV-1", Optional.of("2002")),
                    Optional.of(new OrderId("0123456789ABCDEFGHJKMNPQRS")),
                    "d1")),
            GoldenValue.of(
                "unrecognized",
                new Received(
                    AT,
                    DeliveryReason.UNRECOGNIZED,
                    new Named("alipay", "something.new", "7", Optional.empty()),
                    Optional.empty(),
                    "d2")),
            GoldenValue.of(
                "keep-proposed",
                new KeepProposed(
                    AT,
                    1,
                    "dealt with, 已处理",
                    new Operator("op1"),
                    new IdempotentRequest("key-1", "fingerprint-1"))),
            GoldenValue.of(
                "keep-confirmed", new KeepConfirmed(AT, 1, new Operator("op2"), "key-2"))));
  }

  @Test
  void an_event_of_an_unknown_type_fails_loudly() {
    var text = FILES.text("keep-confirmed").replace("keep-confirmed", "keep-forgotten");
    assertThatThrownBy(() -> DeliveryEventJson.read(text))
        .isInstanceOf(IllegalStateException.class);
  }
}
