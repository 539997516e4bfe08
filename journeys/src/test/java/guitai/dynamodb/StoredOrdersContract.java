package guitai.dynamodb;

import static guitai.order.SampleEvents.NOON;
import static guitai.order.SampleEvents.evidence;
import static guitai.order.SampleEvents.held;
import static guitai.order.SampleEvents.newCustomer;
import static guitai.order.SampleEvents.paid;
import static guitai.order.SampleEvents.payment;
import static org.assertj.core.api.Assertions.assertThat;

import guitai.order.Event;
import guitai.order.OrderId;
import guitai.order.Orders;
import guitai.order.OrdersContract;
import guitai.order.Past;
import guitai.order.SampleEvents;
import guitai.payment.Evidence;
import guitai.payment.EvidenceArchive;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Further rules of orders on any DynamoDB: their items have the attributes that indexes and
/// filters need.
abstract class StoredOrdersContract extends OrdersContract {
  /// So long that no database deletes the items of these tests, whose dates are in the past.
  static final Duration RETENTION = Duration.ofDays(36_500);

  abstract DynamoDbClient client();

  abstract Tables tables();

  private StoredItems items() {
    return new StoredItems(client(), tables());
  }

  @Override
  protected Orders orders() {
    return new DynamoOrders(client(), tables(), RETENTION);
  }

  @Override
  protected EvidenceArchive archive() {
    return new DynamoOrders(client(), tables(), RETENTION);
  }

  @Override
  protected Optional<Evidence> stored(String digest) {
    return items().evidence(digest);
  }

  @Test
  void derived_attributes_appear_and_vanish() {
    var past = place(newCustomer());
    var id = past.id().text();
    assertThat(items().order(id))
        .containsEntry("state", Values.text("awaiting-payment"))
        .containsEntry("dueAt", Values.millis(NOON.plusSeconds(10)))
        .containsKey("dueShard")
        .doesNotContainKeys("outstanding", "heldShard", "heldSince");

    var evidence = evidence();
    var payments = List.of(paid(payment(), evidence), held(payment(), evidence));
    assertThat(orders().append(past, payments, Optional.of(evidence))).isTrue();
    assertThat(items().order(id))
        .containsEntry("state", Values.text("paid"))
        .containsEntry("outstanding", Values.text("grant"))
        .containsEntry("heldSince", Values.millis(NOON.plusSeconds(120)))
        .containsEntry("eventCount", Values.number(4));

    var granted = List.<Event>of(new Event.EntitlementGranted(NOON));
    assertThat(orders().append(past.plus(payments), granted, Optional.empty())).isTrue();
    assertThat(items().order(id))
        .containsKeys("heldShard", "heldSince")
        .doesNotContainKeys("outstanding", "dueShard", "dueAt");
  }

  @Test
  void due_and_held_orders_are_listed_by_their_shard() {
    var past = place(newCustomer());
    var shard = Tables.shard(past.id().text());
    assertThat(listed(Tables.BY_DUE, "dueShard", shard)).contains(past.id().text());
    var unmatched = payment();
    var none = Past.none(OrderId.unmatched(unmatched.id()));
    orders().append(none, SampleEvents.unmatched(unmatched, evidence()), Optional.empty());
    var held = none.id().text();
    assertThat(listed(Tables.BY_HELD, "heldShard", Tables.shard(held)))
        .contains(held)
        .doesNotContain(past.id().text());
  }

  @Test
  void evidence_has_its_deletion_time_and_its_subject() {
    var past = place(newCustomer());
    var evidence = evidence();
    orders().append(past, List.of(paid(payment(), evidence)), Optional.of(evidence));
    assertThat(items().delivery(evidence.digest()))
        .containsEntry("expiresAt", Values.number(NOON.plus(RETENTION).getEpochSecond()))
        .containsEntry("order", Values.text(past.id().text()));
  }

  private List<String> listed(String index, String key, String shard) {
    var request =
        QueryRequest.builder()
            .tableName(tables().orders())
            .indexName(index)
            .keyConditionExpression(key + " = :shard")
            .expressionAttributeValues(Map.<String, AttributeValue>of(":shard", Values.text(shard)))
            .build();
    return client().queryPaginator(request).items().stream()
        .map(item -> Values.text(item, OrderItem.ID))
        .toList();
  }
}
