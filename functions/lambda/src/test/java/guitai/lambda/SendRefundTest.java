package guitai.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.http.JdkHost;
import guitai.json.Json;
import guitai.order.MemoryOrders;
import guitai.order.MemoryOutstandingOrders;
import guitai.order.OrderId;
import guitai.order.Refund;
import guitai.payment.Operator;
import guitai.payment.RefundProgress;
import guitai.problem.Unavailable;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds;
import guitai.refund.OperatorRefund;
import guitai.refund.RefundDispatch;
import guitai.refund.RefundExecution;
import jakarta.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendRefundTest {
  private static final JsonObject NONE = Json.parse("{\"batchItemFailures\":[]}");
  private final MemoryOrders orders = new MemoryOrders();
  private final List<String> sent = new ArrayList<>();
  private final InstantSource clock = () -> PaidOrders.NOW.plusSeconds(100);

  /// Doesn't answer for one payment.
  private final class Provider implements Refunds {
    @Override
    public String provider() {
      return "wechat-pay";
    }

    @Override
    public boolean repeatable() {
      return true;
    }

    @Override
    public Progress send(RefundParameters order) {
      sent.add(order.number());
      return new Progress.Processing("5" + order.number());
    }

    @Override
    public Progress query(RefundParameters order) {
      if (order.payment().equals("4200002")) {
        throw new Unavailable("away");
      }
      return new Progress.Unknown();
    }

    @Override
    public Optional<Found> find(String payment, String number) {
      return Optional.empty();
    }
  }

  private JsonObject send(JsonObject event) {
    var repayment = new RefundExecution(orders, List.of(new Provider()), new JdkHost(clock));
    var sending = new RefundDispatch(MemoryOutstandingOrders.of(orders), orders, repayment, clock);
    return Invocation.invoke(new SendRefund(sending, Logs.ofThisMachine()), event);
  }

  private void requested(int... numbers) {
    PaidOrders.in(orders, numbers);
    for (int number : numbers) {
      var request =
          new OperatorRefund.Request("key", Optional.empty(), "退款", new Operator("digest-of-olga"));
      new OperatorRefund(orders, clock).refund(PaidOrders.number(number), request);
    }
  }

  private static JsonObject batch(int... numbers) {
    var records = Json.array();
    for (int number : numbers) {
      records.add(message("m" + number, PaidOrders.number(number)));
    }
    return Json.object().add("Records", records).build();
  }

  private static JsonObject message(String messageId, OrderId order) {
    var detail = Json.object().add("kind", "order").add("id", order.text());
    var event = Json.object().add("source", "guitai.orders").add("detail", detail).build();
    return Json.object().add("messageId", messageId).add("body", event.toString()).build();
  }

  private Refund refund(int number) {
    return orders.find(PaidOrders.number(number)).balances().refunds().getFirst();
  }

  @Test
  void each_message_sends_the_refund_of_its_order_once() {
    requested(1);
    assertThat(send(batch(1, 1))).isEqualTo(NONE);
    assertThat(send(batch(1))).isEqualTo(NONE);
    assertThat(sent).hasSize(1);
    assertThat(refund(1).progress()).isInstanceOf(RefundProgress.Processing.class);
  }

  @Test
  void a_refund_without_an_answer_is_reported_stays_due_and_holds_up_no_other() {
    requested(1, 2, 3);
    assertThat(send(batch(1, 2, 3)))
        .isEqualTo(Json.parse("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}"));
    assertThat(sent).hasSize(2);
    assertThat(orders.find(PaidOrders.number(2)).due()).isPresent();
  }

  @Test
  void an_order_without_a_refund_to_send_or_unknown_is_passed_over() {
    PaidOrders.in(orders, 1);
    assertThat(send(batch(1, 9))).isEqualTo(NONE);
    assertThat(sent).isEmpty();
  }

  @Test
  void a_message_in_another_form_is_reported() {
    var odd = Json.parse("{\"Records\":[{\"messageId\":\"m\",\"body\":\"{}\"}]}");
    assertThat(send(odd))
        .isEqualTo(Json.parse("{\"batchItemFailures\":[{\"itemIdentifier\":\"m\"}]}"));
  }
}
