package guitai.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.entitlement.EntitlementSource;
import guitai.entitlement.Entitlements;
import guitai.entitlement.Grant;
import guitai.entitlement.MemoryEntitlements;
import guitai.fulfilment.OrderFulfilment;
import guitai.fulfilment.PurchaseFulfilment;
import guitai.inapp.MemoryPurchases;
import guitai.json.Json;
import guitai.order.MemoryOrders;
import guitai.payment.Customer;
import guitai.problem.Unavailable;
import jakarta.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrantEntitlementTest {
  private final MemoryOrders orders = new MemoryOrders();
  private final MemoryPurchases purchases = new MemoryPurchases();
  private final MemoryEntitlements entitlements = new MemoryEntitlements();

  /// Doesn't answer for one order, like a throttled partition.
  private final class Troubled implements Entitlements {
    @Override
    public boolean put(Grant grant) {
      if (grant.source().equals(new EntitlementSource.OfOrder(PaidOrders.number(2)))) {
        throw new Unavailable("throttled");
      }
      return entitlements.put(grant);
    }

    @Override
    public List<Grant> of(Customer customer) {
      return entitlements.of(customer);
    }

    @Override
    public List<Grant> of(Customer customer, String product) {
      return entitlements.of(customer, product);
    }
  }

  private static JsonObject batch(int... numbers) {
    var records = Json.array();
    for (int number : numbers) {
      var id = Json.object().add("S", PaidOrders.number(number).text());
      var change =
          Json.object()
              .add("Keys", Json.object().add("id", id))
              .add("SequenceNumber", "100" + number);
      records.add(Json.object().add("eventName", "MODIFY").add("dynamodb", change));
    }
    return Json.object().add("Records", records).build();
  }

  private JsonObject grant(Entitlements entitlements, int... numbers) {
    return Invocation.invoke(handler(entitlements), batch(numbers));
  }

  private GrantEntitlement handler(Entitlements entitlements) {
    var clock = InstantSource.system();
    return new GrantEntitlement(
        new OrderFulfilment(orders, entitlements, clock),
        new PurchaseFulfilment(purchases, entitlements, clock),
        Logs.ofThisMachine());
  }

  @Test
  void each_record_of_a_paid_order_grants_it_once() {
    PaidOrders.in(orders, 1, 2);
    assertThat(grant(entitlements, 1, 2, 1)).isEqualTo(Json.parse("{\"batchItemFailures\":[]}"));
    assertThat(grant(entitlements, 2)).isEqualTo(Json.parse("{\"batchItemFailures\":[]}"));
    assertThat(entitlements.of(PaidOrders.ALICE)).hasSize(2);
  }

  @Test
  void one_order_that_fails_is_reported_and_holds_up_no_other() {
    PaidOrders.in(orders, 1, 2, 3);
    var answer = grant(new Troubled(), 1, 2, 3);
    assertThat(answer)
        .isEqualTo(Json.parse("{\"batchItemFailures\":[{\"itemIdentifier\":\"1002\"}]}"));
    assertThat(entitlements.of(PaidOrders.ALICE)).hasSize(2);
    assertThat(orders.find(PaidOrders.number(2)).due()).isPresent();
    grant(entitlements, 2);
    assertThat(entitlements.of(PaidOrders.ALICE)).hasSize(3);
  }

  @Test
  void a_record_of_an_unknown_order_or_of_something_else_is_passed_over() {
    assertThat(grant(entitlements, 7)).isEqualTo(Json.parse("{\"batchItemFailures\":[]}"));
    var other =
        Json.parse(
            """
            {"Records":[{"dynamodb":{"Keys":{"id":{"S":"payment wechat-pay:1:2"}},
             "SequenceNumber":"1"}}]}\
            """);
    assertThat(Invocation.invoke(handler(entitlements), other))
        .isEqualTo(Json.parse("{\"batchItemFailures\":[]}"));
  }

  @Test
  void a_record_in_another_form_is_reported() {
    var odd = Json.parse("{\"Records\":[{\"dynamodb\":{\"SequenceNumber\":\"1\"}}]}");
    assertThat(Invocation.invoke(handler(entitlements), odd))
        .isEqualTo(Json.parse("{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"}]}"));
  }
}
