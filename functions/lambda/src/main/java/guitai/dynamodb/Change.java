package guitai.dynamodb;

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

/// Events appended to an order's item on the condition that its past is still the past; the same
/// alone and in a transaction.
final class Change {
  private final Past past;
  private final List<String> added;
  private final List<String> settings = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();
  private final String condition;
  private final String expression;

  /// @throws OrderFull where the order would outgrow its item
  Change(Past past, List<Event> events) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("nothing to append");
    }
    var after = past.plus(events);
    OrderFull.check(EventJson.write(after.events()));
    this.past = past;
    added = EventJson.write(events);
    var derived = OrderItem.derived(after);
    derived.forEach(this::set);
    values.put(":added", Values.texts(added));
    settings.add(name(OrderItem.EVENTS) + " = " + events());
    condition = condition();
    expression = "SET " + String.join(", ", settings) + removal(derived);
  }

  private String events() {
    return past.length() == 0 ? ":added" : "list_append(" + name(OrderItem.EVENTS) + ", :added)";
  }

  private String condition() {
    if (past.length() == 0) {
      return "attribute_not_exists(" + name(OrderItem.ID) + ")";
    }
    values.put(":was", Values.number(past.length()));
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
        .key(OrderItem.key(past.id().text()))
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
        .key(OrderItem.key(past.id().text()))
        .updateExpression(expression)
        .conditionExpression(condition)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  /// Whether an item that failed the condition already holds these events right after that past:
  /// then an earlier try of ours was done though its answer was lost.
  boolean doneIn(Map<String, AttributeValue> item) {
    var stored = OrderItem.texts(item);
    int end = past.length() + added.size();
    return stored.size() >= end && stored.subList(past.length(), end).equals(added);
  }
}
