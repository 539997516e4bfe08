package guitai.local.events;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.util.function.UnaryOperator;

/// The template's pipe, bus and rule for orders and in-app purchases, with the template's own
/// texts.
public final class OrderEvents {
  /// Admits records with events of an order or a purchase, and none where only a lease was taken.
  public static final String PIPE_FILTER =
      """
      {"dynamodb":{"NewImage":{"kind":{"S":["order","purchase"]},"happened":{"SS":[{"exists":true}]}}}}\
      """;

  public static final String SOURCE = "guitai.orders";

  /// The kind of the item: `order`, `purchase`.
  public static final String DETAIL_TYPE = "$.dynamodb.NewImage.kind.S";

  /// The only fields of an item that leave in an event, of each kind.
  public static final String DETAIL =
      """
      {"kind":<$.dynamodb.NewImage.kind.S>,"id":<$.dynamodb.NewImage.id.S>,\
      "state":<$.dynamodb.NewImage.state.S>,"happened":<$.dynamodb.NewImage.happened.SS>,"eventCount":<$.dynamodb.NewImage.eventCount.N>}\
      """;

  /// Events that invoke SendRefund; a failed refund may be followed by another one.
  public static final String REFUND_RULE =
      """
      {"source":["guitai.orders"],"detail-type":["order"],\
      "detail":{"happened":["refund-requested"]}}\
      """;

  private static final InputTemplate TEMPLATE = new InputTemplate(DETAIL);
  private static final EventPattern RULE = new EventPattern(Json.parse(REFUND_RULE));

  private OrderEvents() {}

  /// Takes the stream's records as a function would, and sends the queue those that the rule
  /// matches.
  ///
  /// @param region that the records name
  public static UnaryOperator<String> pipe(String region, Queue refunds) {
    return batch -> {
      for (var record : Json.parse(batch).getJsonArray("Records")) {
        var event = event(record.asJsonObject(), region);
        if (RULE.matches(event)) {
          refunds.send(event.toString());
        }
      }
      return "";
    };
  }

  public static JsonObject event(JsonObject record, String region) {
    var detail = TEMPLATE.of(record);
    return BusEvent.of(SOURCE, detail.getString("kind"), region, detail);
  }
}
