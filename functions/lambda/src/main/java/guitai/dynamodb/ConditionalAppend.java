package guitai.dynamodb;

import guitai.held.DeliveryEvent;
import guitai.held.DeliveryEventJson;
import guitai.held.HeldDelivery;
import guitai.inapp.PurchaseEvent;
import guitai.inapp.PurchaseEventJson;
import guitai.inapp.PurchasePast;
import guitai.json.Json;
import guitai.order.Event;
import guitai.order.EventJson;
import guitai.order.OrderFull;
import guitai.order.Past;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Events appended to the item of an order or an in-app purchase, on the condition that the item
/// still has the past that was decided on. It works alone and in a transaction.
final class ConditionalAppend {
  private final String id;
  private final int length;
  private final List<String> added;
  private final List<String> settings = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();
  private final String condition;
  private final String expression;

  /// @throws OrderFull where the order would outgrow its item
  static ConditionalAppend of(Past past, List<Event> events) {
    var after = past.plus(events);
    var texts = EventJson.write(after.events());
    OrderFull.check(past, events, texts);
    return new ConditionalAppend(past.id().text(), past.length(), texts, OrderItem.derived(after));
  }

  /// @throws OrderFull where the purchase would outgrow its item
  static ConditionalAppend of(PurchasePast past, List<PurchaseEvent> events) {
    var after = past.plus(events);
    var texts = PurchaseEventJson.write(after.events());
    OrderFull.check(texts, PurchasePast.limit(events));
    return new ConditionalAppend(
        PurchaseItem.id(past.id()), past.length(), texts, PurchaseItem.derived(after));
  }

  /// @throws OrderFull where the delivery would outgrow its item
  static ConditionalAppend of(HeldDelivery past, List<DeliveryEvent> events) {
    var after = past.plus(events);
    var texts = DeliveryEventJson.write(after.events());
    OrderFull.check(texts, OrderFull.LIMIT);
    return new ConditionalAppend(
        DeliveryItem.id(past.digest()), past.length(), texts, DeliveryItem.derived(after));
  }

  /// @param length of the past that was decided on
  /// @param texts all events, those of the past first
  /// @param derived everything else of the item but its key
  private ConditionalAppend(
      String id, int length, List<String> texts, Map<String, AttributeValue> derived) {
    if (texts.size() == length) {
      throw new IllegalArgumentException("nothing to append");
    }
    this.id = id;
    this.length = length;
    added = List.copyOf(texts.subList(length, texts.size()));
    derived.forEach(this::set);
    set(OrderItem.HAPPENED, Values.textSet(added.stream().map(ConditionalAppend::kind).toList()));
    values.put(":added", Values.texts(added));
    settings.add(name(OrderItem.EVENTS) + " = " + events());
    condition = condition();
    expression = "SET " + String.join(", ", settings) + removal(derived);
  }

  private static String kind(String event) {
    return Json.parse(event).getString("type");
  }

  private String events() {
    return length == 0 ? ":added" : "list_append(" + name(OrderItem.EVENTS) + ", :added)";
  }

  private String condition() {
    if (length == 0) {
      return "attribute_not_exists(" + name(OrderItem.ID) + ")";
    }
    values.put(":was", Values.number(length));
    return name(OrderItem.COUNT) + " = :was";
  }

  private String removal(Map<String, AttributeValue> derived) {
    var gone =
        OrderItem.SPARSE.stream()
            .filter(attribute -> !derived.containsKey(attribute))
            .map(this::name)
            .toList();
    return gone.isEmpty() ? "" : " REMOVE " + String.join(", ", gone);
  }

  private void set(String attribute, AttributeValue value) {
    values.put(":" + attribute, value);
    settings.add(name(attribute) + " = :" + attribute);
  }

  private String name(String attribute) {
    names.put("#" + attribute, attribute);
    return "#" + attribute;
  }

  UpdateItemRequest alone(String table) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(OrderItem.key(id))
        .updateExpression(expression)
        .conditionExpression(condition)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  Update together(String table) {
    return Update.builder()
        .tableName(table)
        .key(OrderItem.key(id))
        .updateExpression(expression)
        .conditionExpression(condition)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  /// Whether an item that failed the condition already holds these events right after that past:
  /// then an earlier try of ours succeeded, though its answer was lost.
  boolean doneIn(Map<String, AttributeValue> item) {
    var stored = OrderItem.texts(item);
    int end = length + added.size();
    return stored.size() >= end && stored.subList(length, end).equals(added);
  }
}
