package guitai.dynamodb;

import guitai.held.HeldEntry;
import guitai.held.HeldOrders;
import guitai.held.HeldPayments;
import guitai.held.HeldPosition;
import guitai.order.OrderId;
import guitai.order.OrderPageToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The held list (挂起) from its sparse index, shard after shard: a page queries each of the sixteen
/// shards at most once, without a scan.
public record DynamoHeldPayments(DynamoDbClient client, Tables tables) implements HeldPayments {
  /// Each kind of item that can be on the list: its entries, empty where the item is another kind.
  private static final List<Function<Map<String, AttributeValue>, Optional<List<HeldEntry>>>>
      KINDS = List.of(DynamoHeldPayments::order, PurchaseItem::held, DeliveryItem::held);

  @Override
  public Page page(Optional<String> after, int limit) {
    int size = OrderPageToken.clamp(limit);
    var found = positions(after.map(HeldPosition::parse), size + 1);
    var page = found.subList(0, Math.min(size, found.size()));
    return new Page(
        held(page), size < found.size() ? Optional.of(page.getLast().text()) : Optional.empty());
  }

  /// One more than the page holds, to know whether another follows.
  private List<HeldPosition> positions(Optional<HeldPosition> begin, int count) {
    var found = new ArrayList<HeldPosition>();
    var first = begin.map(position -> Tables.shard(position.item()));
    for (var shard : Tables.shards()) {
      if (found.size() < count && first.map(shard::compareTo).orElse(0) >= 0) {
        var start = begin.filter(_ -> first.filter(shard::equals).isPresent());
        found.addAll(positions(shard, start, count - found.size()));
      }
    }
    return found;
  }

  private List<HeldPosition> positions(String shard, Optional<HeldPosition> begin, int count) {
    var request =
        QueryRequest.builder()
            .tableName(tables.orders())
            .indexName(Tables.BY_HELD)
            .keyConditionExpression("heldShard = :shard")
            .expressionAttributeValues(Map.of(":shard", Values.text(shard)))
            .limit(count);
    begin.ifPresent(position -> request.exclusiveStartKey(start(shard, position)));
    return Requests.send(() -> client.query(request.build())).items().stream()
        .map(DynamoHeldPayments::position)
        .toList();
  }

  /// One query of each shard, whose first item is its oldest.
  @Override
  public Backlog backlog() {
    int count = 0;
    var oldest = Optional.<Instant>empty();
    for (var shard : Tables.shards()) {
      var found = positions(shard, Optional.empty(), COUNTED);
      count += found.size();
      oldest =
          Stream.concat(oldest.stream(), found.stream().limit(1).map(HeldPosition::since))
              .min(Comparator.naturalOrder());
    }
    return new Backlog(count, oldest);
  }

  private static Map<String, AttributeValue> start(String shard, HeldPosition position) {
    return Map.of(
        OrderItem.ID,
        Values.text(position.item()),
        "heldShard",
        Values.text(shard),
        "heldSince",
        Values.millis(position.since()));
  }

  private static HeldPosition position(Map<String, AttributeValue> keys) {
    return new HeldPosition(
        Instant.ofEpochMilli(Values.number(keys, "heldSince")), Values.text(keys, OrderItem.ID));
  }

  /// Leaves out what was resolved after the index was queried.
  private List<HeldEntry> held(List<HeldPosition> page) {
    var items = new OrderItems(client, tables).read(page.stream().map(HeldPosition::item).toList());
    return page.stream()
        .flatMap(position -> Optional.ofNullable(items.get(position.item())).stream())
        .flatMap(item -> held(item).stream())
        .sorted(Comparator.comparing(HeldEntry::since))
        .toList();
  }

  private static List<HeldEntry> held(Map<String, AttributeValue> item) {
    return KINDS.stream().flatMap(kind -> kind.apply(item).stream()).findFirst().orElse(List.of());
  }

  private static Optional<List<HeldEntry>> order(Map<String, AttributeValue> item) {
    return OrderId.parse(Values.text(item, OrderItem.ID))
        .map(id -> HeldOrders.of(OrderItem.past(id, item)));
  }
}
