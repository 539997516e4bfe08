package guitai.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.checkout.PaymentAuthorization;
import guitai.order.MemoryOrders;
import guitai.problem.Unavailable;
import guitai.provider.Forged;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a token arrives; `PaymentAuthorizationTest` and the journeys test what it does.
class AuthorizePaymentTest {
  private static final String ROUTE = "POST /orders/{id}/authorization";
  private static final String UNPAID = PaidOrders.number(1).text();
  private static final String PAID = PaidOrders.number(2).text();
  private static final String TOKEN = "{\"token\":{\"paymentData\":{\"version\":\"EC_v1\"}}}";

  private final MemoryOrders orders = new MemoryOrders();
  private final List<String> presented = new ArrayList<>();
  private final AuthorizePayment authorizePayment =
      new AuthorizePayment(
          new PaymentAuthorization(
              orders,
              (token, _) -> {
                presented.add(new String(token.toArray(), StandardCharsets.UTF_8));
                if (presented.size() > 1) {
                  throw new Unavailable("no keys at hand");
                }
                throw new Forged("the signature does not hold");
              },
              List.of(),
              Clock.systemUTC()),
          Logs.ofThisMachine());

  @BeforeEach
  void place() {
    PaidOrders.placedIn(orders, 1);
    PaidOrders.in(orders, 2);
  }

  private JsonObject post(String order, String customer, String body) {
    return Invocation.invoke(
        authorizePayment,
        Invocation.event(ROUTE, Map.of("id", order), Map.of(), Optional.of(customer), body));
  }

  private static void assertProblem(JsonObject answer, int status, String type) {
    assertThat(answer.getInt("statusCode")).as(answer.toString()).isEqualTo(status);
    assertThat(Invocation.body(answer).getString("type")).endsWith(":" + type);
  }

  @Test
  void a_token_that_proves_nothing_is_refused_and_the_order_is_as_it_was() {
    var before = orders.find(PaidOrders.number(1));

    assertProblem(post(UNPAID, "alice", TOKEN), 422, "token-refused");

    assertThat(presented).containsExactly("{\"paymentData\":{\"version\":\"EC_v1\"}}");
    assertThat(orders.find(PaidOrders.number(1))).isEqualTo(before);
  }

  @Test
  void what_cannot_be_checked_just_now_is_to_be_sent_again() {
    presented.add("before");

    assertProblem(post(UNPAID, "alice", TOKEN), 503, "unavailable");
  }

  @Test
  void a_paid_order_is_answered_without_reading_the_token() {
    var answer = post(PAID, "alice", TOKEN);

    assertThat(answer.getInt("statusCode")).isEqualTo(200);
    assertThat(Invocation.body(answer).getString("state")).isEqualTo("paid");
    assertThat(presented).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"token\":\"text\"}",
        "{\"token\":null}",
        "{\"token\":{},\"amount\":1}",
        "{\"token\":{},\"token\":{}}"
      })
  void a_body_that_is_no_token_is_refused(String body) {
    assertThat(post(UNPAID, "alice", body).getInt("statusCode")).isEqualTo(400);
    assertThat(presented).isEmpty();
  }

  @Test
  void a_body_has_a_limit() {
    var body = "{\"token\":{\"x\":\"" + "x".repeat(16 * 1024) + "\"}}";

    assertProblem(post(UNPAID, "alice", body), 413, "body-too-large");
  }

  @Test
  void another_customers_order_and_an_unknown_one_are_not_found() {
    assertProblem(post(UNPAID, "mallory", TOKEN), 404, "not-found");
    assertProblem(post("0".repeat(26), "alice", TOKEN), 404, "not-found");
    assertProblem(post("x", "alice", TOKEN), 404, "not-found");
    assertThat(presented).isEmpty();
  }
}
