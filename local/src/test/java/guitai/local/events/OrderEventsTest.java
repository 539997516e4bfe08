package guitai.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderEventsTest {
  private static final JsonObject RECORD =
      Json.parse(
          """
          {"dynamodb":{"NewImage":{"id":{"S":"0123456789ABCDEFGHIJKLMNOP"},"kind":{"S":"order"},
            "state":{"S":"refunding"},"eventCount":{"N":"7"},"customer":{"S":"issuer alice"},
            "events":{"L":[{"S":"{\\"openid\\":\\"o-secret\\"}"}]},
            "happened":{"SS":["look-answered","refund-requested"]}}}}\
          """);

  private Queue queue(Path home) {
    return new Queue(home.resolve("refunds"), Duration.ofSeconds(1), 2, InstantSource.system());
  }

  @Test
  void an_event_names_its_order_and_what_happened_and_no_person() {
    var event = OrderEvents.event(RECORD, "cn-north-1");
    assertThat(event.getJsonObject("detail"))
        .isEqualTo(
            Json.parse(
                """
                {"kind":"order","id":"0123456789ABCDEFGHIJKLMNOP","state":"refunding",
                 "happened":["look-answered","refund-requested"],"eventCount":"7"}\
                """));
    assertThat(event.getString("detail-type")).isEqualTo("order");
    assertThat(event.toString()).doesNotContain("alice", "o-secret");
  }

  /// OPS-2: a held in-app purchase is an event as a held payment of an order is.
  @Test
  void a_purchase_has_an_event_of_the_same_form() {
    var purchase =
        Json.parse(
            """
            {"dynamodb":{"NewImage":{"id":{"S":"purchase app-store:com.example:2000"},
              "kind":{"S":"purchase"},"state":{"S":"held"},"eventCount":{"N":"2"},
              "events":{"L":[{"S":"{\\"subject\\":\\"alice\\"}"}]},
              "happened":{"SS":["told"]}}}}\
            """);
    var filter = new EventPattern(Json.parse(OrderEvents.PIPE_FILTER));

    var event = OrderEvents.event(purchase, "cn-north-1");

    assertThat(filter.matches(purchase)).isTrue();
    assertThat(event.getString("detail-type")).isEqualTo("purchase");
    assertThat(event.getJsonObject("detail"))
        .isEqualTo(
            Json.parse(
                """
                {"kind":"purchase","id":"purchase app-store:com.example:2000","state":"held",
                 "happened":["told"],"eventCount":"2"}\
                """));
    assertThat(event.toString()).doesNotContain("alice");
  }

  /// A purchase's event starts no refund, even where its events are named as an order's.
  @Test
  void a_purchase_never_wakes_the_function_that_sends_refunds(@TempDir Path home) {
    var queue = queue(home);
    var purchase = RECORD.toString().replace("\"order\"", "\"purchase\"");

    var _ = OrderEvents.pipe("cn-north-1", queue).apply(batch(purchase));

    assertThat(queue.receive(10)).isEmpty();
  }

  @Test
  void a_refund_that_was_asked_for_is_queued_and_anything_else_is_not(@TempDir Path home) {
    var queue = queue(home);
    var pipe = OrderEvents.pipe("cn-north-1", queue);
    var _ = pipe.apply(batch(RECORD.toString()));
    var _ = pipe.apply(batch(RECORD.toString().replace("refund-requested", "refund-advanced")));
    var received = queue.receive(10);
    assertThat(received).hasSize(1);
    assertThat(received.getFirst().body()).contains("0123456789ABCDEFGHIJKLMNOP");
  }

  private static String batch(String record) {
    return "{\"Records\":[" + record + "]}";
  }

  @Test
  void a_lease_is_nothing_that_happened() {
    var filter = new EventPattern(Json.parse(OrderEvents.PIPE_FILTER));
    assertThat(filter.matches(RECORD)).isTrue();
    var leased = Json.parse(RECORD.toString().replaceFirst(",\"happened\":\\{[^}]*}", ""));
    assertThat(filter.matches(leased)).isFalse();
    var payment = Json.parse(RECORD.toString().replace("\"order\"", "\"payment\""));
    assertThat(filter.matches(payment)).isFalse();
  }
}
