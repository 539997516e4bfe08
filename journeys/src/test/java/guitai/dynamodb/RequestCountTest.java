package guitai.dynamodb;

import static guitai.order.SampleEvents.NOON;
import static guitai.order.SampleEvents.evidence;
import static guitai.order.SampleEvents.merchantOrderNumber;
import static guitai.order.SampleEvents.newCustomer;
import static guitai.order.SampleEvents.newOrder;
import static guitai.order.SampleEvents.payment;
import static guitai.order.SampleEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;

import guitai.bytes.Bytes;
import guitai.held.MemoryDeliveries;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.notification.NotificationReceiver;
import guitai.notification.PurchaseRecorder;
import guitai.order.Past;
import guitai.provider.Delivery;
import guitai.provider.Notification;
import guitai.provider.Notifications;
import guitai.storefront.MemoryStorefronts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class RequestCountTest {
  /// Every request by its operation; a slow machine's retries of one aren't counted.
  private static final class Sent implements ExecutionInterceptor {
    private final List<String> operations = new CopyOnWriteArrayList<>();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes about) {
      operations.add(about.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }
  }

  /// A provider whose notifications are always accepted.
  private record Believed(Notification notice) implements Notifications {
    @Override
    public String provider() {
      return "wechat-pay";
    }

    @Override
    public Notification verify(Delivery delivery) {
      return notice;
    }

    @Override
    public Acknowledgement accepted(Delivery delivery) {
      return new Acknowledgement(200, "text/plain", "");
    }

    @Override
    public Acknowledgement refused(Delivery delivery, int status) {
      return new Acknowledgement(status, "text/plain", "FAIL");
    }
  }

  private static final LocalDynamoDb LOCAL = LocalDynamoDb.inMemory();
  private static final Sent SENT = new Sent();
  private static final DynamoDbClient CLIENT =
      DynamoDb.client(Optional.of(LOCAL.endpoint()), LocalDynamoDb.REGION, List.of(SENT));

  private final DynamoOrders orders =
      new DynamoOrders(CLIENT, LocalDynamoDb.TABLES, Duration.ofDays(1));
  private final DynamoPurchases purchases =
      new DynamoPurchases(CLIENT, LocalDynamoDb.TABLES, orders);
  private final NotificationReceiver reception =
      new NotificationReceiver(
          orders,
          orders,
          new PurchaseRecorder(purchases, purchases, new MemoryStorefronts(List.of())),
          new MemoryDeliveries());
  private final Delivery delivery = new Delivery(Map.of(), Bytes.utf8("{}"), NOON.plusSeconds(9));
  private final Past past = Past.none(newOrder());

  @BeforeEach
  void an_order_awaits_payment() {
    orders.append(past, placed(newCustomer(), NOON), Optional.empty());
    SENT.operations.clear();
  }

  @AfterAll
  static void close() {
    CLIENT.close();
    LOCAL.close();
  }

  @Test
  void a_first_callback_costs_two_requests_and_a_duplicate_one() {
    var number = merchantOrderNumber(past.id());
    var paid = payment();
    assertThat(status(new Notification.Paid(number, paid, evidence()))).isEqualTo(200);
    assertThat(SENT.operations).containsExactly("GetItem", "TransactWriteItems");
    SENT.operations.clear();
    assertThat(status(new Notification.Paid(number, paid, evidence()))).isEqualTo(200);
    assertThat(SENT.operations).containsExactly("GetItem");
  }

  @Test
  void a_page_of_orders_costs_two_requests() {
    var customer = newCustomer();
    orders.append(Past.none(newOrder()), placed(customer, NOON), Optional.empty());
    SENT.operations.clear();
    assertThat(orders.of(customer, Optional.empty(), 25).orders()).hasSize(1);
    assertThat(SENT.operations).containsExactly("Query", "BatchGetItem");
  }

  @Test
  void the_open_orders_of_a_customer_without_recent_orders_cost_one_request() {
    var customer = newCustomer();
    orders.append(Past.none(newOrder()), placed(customer, NOON), Optional.empty());
    SENT.operations.clear();
    assertThat(orders.placedAfter(customer, NOON)).isEmpty();
    assertThat(SENT.operations).containsExactly("Query");
  }

  private int status(Notification notice) {
    return reception.receive(new Believed(notice), delivery).acknowledgement().status();
  }
}
