package guitai.dynamodb;

import static guitai.order.SampleEvents.NOON;
import static guitai.order.SampleEvents.evidence;
import static guitai.order.SampleEvents.newCustomer;
import static guitai.order.SampleEvents.newOrder;
import static guitai.order.SampleEvents.payment;
import static guitai.order.SampleEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;

import guitai.inapp.MemoryPurchases;
import guitai.inapp.PurchaseEvent;
import guitai.inapp.PurchaseId;
import guitai.inapp.PurchasePast;
import guitai.inapp.Purchases;
import guitai.inapp.PurchasesContract;
import guitai.json.Json;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.local.dynamodb.OrderStream;
import guitai.local.dynamodb.StreamReader;
import guitai.local.events.EventPattern;
import guitai.memory.Change;
import guitai.order.Event;
import guitai.order.MemoryOrders;
import guitai.order.MemoryOutstandingOrders;
import guitai.order.OrderId;
import guitai.order.Orders;
import guitai.order.OutstandingOrders;
import guitai.order.Past;
import guitai.order.SampleEvents;
import guitai.payment.MemoryEvidence;
import guitai.payment.Source;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The changes that the memory versions tell are those of the stream of the orders' table.
class ChangesTest {
  private static final StreamReader ALL =
      new StreamReader(
          LocalDynamoDb.TABLES.orders(), "all", 10, new EventPattern(Json.parse("{}")));

  private final LocalDynamoDb local = LocalDynamoDb.inMemory();
  private final DynamoStore store =
      new DynamoStore(Optional.of(local.endpoint()), LocalDynamoDb.REGION, LocalDynamoDb.TABLES);
  @TempDir Path home;

  private final Past order = Past.none(newOrder());
  private final Past unmatched = Past.none(OrderId.unmatched(payment().id()));
  private final PurchasePast purchase = PurchasePast.none(PurchasesContract.newPurchase());

  private record Step(Past past, List<Event> events) {}

  private final List<Step> steps = steps();

  @AfterEach
  void close() {
    local.close();
  }

  private List<Step> steps() {
    var paid = payment();
    var second = payment();
    var placed = placed(newCustomer(), NOON);
    var payments =
        List.of(SampleEvents.paid(paid, evidence()), SampleEvents.held(second, evidence()));
    var past = order.plus(placed);
    return List.of(
        new Step(order, placed),
        new Step(past, payments),
        new Step(past.plus(payments), List.of(new Event.EntitlementGranted(NOON))),
        new Step(unmatched, SampleEvents.unmatched(payment(), evidence())));
  }

  /// Each kind of write; the same ones for every version.
  private void write(
      Orders orders,
      OutstandingOrders<OrderId> due,
      Purchases purchases,
      OutstandingOrders<PurchaseId> duePurchases) {
    var later = NOON.plus(Duration.ofDays(1));
    for (var step : steps) {
      assertThat(orders.append(step.past(), step.events(), Optional.of(evidence()))).isTrue();
      due.of(step.past().id()).ifPresent(each -> due.postpone(each, later));
    }
    assertThat(orders.append(order, steps.getFirst().events(), Optional.empty())).isTrue();
    for (var event : purchaseEvents()) {
      purchases.append(purchases.find(purchase.id()), List.of(event), Optional.of(evidence()));
      for (int i = 0; i < 2; i++) {
        duePurchases.of(purchase.id()).ifPresent(each -> duePurchases.postpone(each, later));
      }
    }
  }

  private List<PurchaseEvent> purchaseEvents() {
    return List.of(
        PurchasesContract.updateRecorded(purchase.id(), "n1", Optional.empty()),
        new PurchaseEvent.Claimed(NOON, PurchasesContract.ALICE, new Source.Delivery("d1")),
        new PurchaseEvent.Fulfilled(NOON));
  }

  private List<JsonObject> told() {
    var changes = new ArrayList<Change>();
    var archive = new MemoryEvidence();
    var orders = new MemoryOrders(changes::add, archive, () -> 0);
    var purchases = new MemoryPurchases(changes::add, archive);
    write(
        orders,
        MemoryOutstandingOrders.of(orders),
        purchases,
        MemoryOutstandingOrders.of(purchases));
    return IntStream.range(0, changes.size())
        .mapToObj(i -> changes.get(i).record(i, NOON))
        .toList();
  }

  /// @param count of the records to wait for; more may come
  private List<JsonObject> streamed(int count) throws InterruptedException {
    var records = new CopyOnWriteArrayList<JsonObject>();
    var retention = Duration.ofDays(36_500);
    write(
        store.orders(retention),
        store.outstandingOrders(),
        store.purchases(retention),
        store.outstandingPurchases());
    try (var _ =
        OrderStream.start(
            local,
            home,
            ALL,
            1,
            batch -> {
              Json.parse(batch).getJsonArray("Records").getValuesAs(JsonObject.class).stream()
                  .forEach(records::add);
              return "";
            })) {
      for (int i = 0; i < 600 && records.size() < count; i++) {
        Thread.sleep(20);
      }
      Thread.sleep(500);
    }
    return List.copyOf(records);
  }

  /// Without what is the database's own, and what no reader of the stream uses.
  private static JsonObject reduced(JsonObject record) {
    var change = record.getJsonObject("dynamodb");
    var image = Json.object();
    List.of("id", "kind", "state", "outstanding", "happened", "eventCount").stream()
        .filter(change.getJsonObject("NewImage")::containsKey)
        .forEach(name -> image.add(name, change.getJsonObject("NewImage").get(name)));
    return Json.object()
        .add("eventName", record.getString("eventName"))
        .add("eventSource", record.getString("eventSource"))
        .add("awsRegion", record.getString("awsRegion"))
        .add("Keys", change.getJsonObject("Keys"))
        .add("StreamViewType", change.getString("StreamViewType"))
        .add("NewImage", image)
        .build();
  }

  /// The stream keeps the order of one item's records only.
  private static Map<String, List<JsonObject>> byItem(List<JsonObject> records) {
    return records.stream()
        .map(ChangesTest::reduced)
        .collect(Collectors.groupingBy(one -> one.getJsonObject("Keys").toString()));
  }

  @Test
  void memory_tells_what_the_stream_does() throws Exception {
    var told = told();
    assertThat(byItem(told)).hasSize(3);
    assertThat(byItem(streamed(told.size()))).isEqualTo(byItem(told));
  }

  @Test
  void the_readers_of_the_stream_admit_the_same_of_both() throws Exception {
    var told = told();
    var streamed = streamed(told.size());
    for (var reader : List.of(StreamReader.GRANTS, StreamReader.PIPE)) {
      assertThat(admitted(reader, told)).isEqualTo(admitted(reader, streamed)).isNotEmpty();
    }
  }

  private static Map<String, List<JsonObject>> admitted(
      StreamReader reader, List<JsonObject> records) {
    return byItem(records.stream().filter(reader.filter()::matches).toList());
  }
}
