package guitai.dynamodb;

import guitai.order.OrderId;
import guitai.order.OrderPageToken;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.payment.Customer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// A customer's orders: their keys from the index, then the items themselves.
record CustomerOrders(DynamoDbClient client, Tables tables) {
  private static final String OF_CUSTOMER = "#customer = :customer";
  private static final String PLACED_AFTER = " AND #placedAt > :instant";

  Orders.Page page(Customer customer, Optional<String> after, int limit) {
    int size = OrderPageToken.clamp(limit);
    var begin = after.map(text -> OrderPageToken.parse(customer, text));
    var tokens = tokens(customer, begin, size + 1);
    var page = tokens.subList(0, Math.min(size, tokens.size()));
    return new Orders.Page(
        pasts(page),
        size < tokens.size() ? Optional.of(page.getLast().text(customer)) : Optional.empty());
  }

  /// A customer without such orders costs no second request.
  List<Past> placedAfter(Customer customer, Instant instant) {
    var request =
        QueryRequest.builder()
            .keyConditionExpression(OF_CUSTOMER + PLACED_AFTER)
            .expressionAttributeNames(
                Map.of("#customer", OrderItem.CUSTOMER, "#placedAt", OrderItem.PLACED_AT))
            .expressionAttributeValues(
                Map.of(
                    ":customer", Values.text(customer.key()), ":instant", Values.millis(instant)))
            .limit(Orders.NEWEST);
    return pasts(tokens(request));
  }

  /// One more than the page holds, to know whether another follows.
  private List<OrderPageToken> tokens(
      Customer customer, Optional<OrderPageToken> begin, int count) {
    var request =
        QueryRequest.builder()
            .keyConditionExpression(OF_CUSTOMER)
            .expressionAttributeNames(Map.of("#customer", OrderItem.CUSTOMER))
            .expressionAttributeValues(Map.of(":customer", Values.text(customer.key())))
            .limit(count);
    begin.ifPresent(token -> request.exclusiveStartKey(start(customer, token)));
    return tokens(request);
  }

  private List<OrderPageToken> tokens(QueryRequest.Builder request) {
    var newestFirst =
        request
            .tableName(tables.orders())
            .indexName(Tables.BY_CUSTOMER)
            .scanIndexForward(false)
            .build();
    return Requests.send(() -> client.query(newestFirst)).items().stream()
        .map(CustomerOrders::token)
        .toList();
  }

  private static Map<String, AttributeValue> start(Customer customer, OrderPageToken token) {
    return Map.of(
        OrderItem.ID, Values.text(token.order().text()),
        OrderItem.CUSTOMER, Values.text(customer.key()),
        OrderItem.PLACED_AT, Values.millis(token.placedAt()));
  }

  private static OrderPageToken token(Map<String, AttributeValue> keys) {
    return new OrderPageToken(
        new OrderId(Values.text(keys, OrderItem.ID)),
        Instant.ofEpochMilli(Values.number(keys, OrderItem.PLACED_AT)));
  }

  /// The orders in the order of their tokens.
  private List<Past> pasts(List<OrderPageToken> tokens) {
    var ids = tokens.stream().map(token -> token.order().text()).toList();
    var found =
        new OrderItems(client, tables)
            .read(ids).values().stream()
                .map(item -> OrderItem.past(new OrderId(Values.text(item, OrderItem.ID)), item))
                .collect(Collectors.toMap(Past::id, past -> past));
    return tokens.stream()
        .flatMap(token -> Optional.ofNullable(found.get(token.order())).stream())
        .toList();
  }
}
