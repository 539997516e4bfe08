package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.local.Settings;
import guitai.local.Store;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A provider that is slow, busy or faulty at each of its calls: a sale, a refund and a close have
/// the same outcome, a little later.
@Execution(ExecutionMode.CONCURRENT)
class TroubledJourneyTest {
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  /// A call to the provider.
  private record Call(String method, String path) {}

  private static final List<Call> CALLS =
      List.of(
          new Call("POST", "/v3/pay/transactions/native"),
          new Call("GET", "/v3/pay/transactions/out-trade-no/"),
          new Call("POST", "/v3/pay/transactions/out-trade-no/"),
          new Call("POST", "/v3/refund/domestic/refunds"),
          new Call("GET", "/v3/refund/domestic/refunds/"));

  @TempDir Path home;

  private static void trouble(URI provider, String kind) {
    for (var call : CALLS) {
      var play =
          Json.object()
              .add("play", "trouble")
              .add("method", call.method())
              .add("path", call.path())
              .add("kind", kind)
              .add("delayMillis", 5000) // longer than one try waits
              .build();
      var answer = Shopper.post(provider.resolve("/simulate"), play.toString());
      assertThat(answer.status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate-limit",
        "system-error",
        "slow",
        "unsigned",
        "timeout-before-doing",
        "timeout-after-doing"
      })
  void trouble_at_each_call_ends_in_one_sale_one_refund_and_one_close(String kind) {
    try (var store = Store.start(Settings.forTests(home))) {
      var shopper = Shopper.of("troubled", store.uri(), store.simulator("wechat-pay"));
      trouble(store.simulator("wechat-pay"), kind);
      var sold = placed(shopper, "ink-garden");
      shopper.pay(sold, "{\"drop\":true}");
      shopper.order(sold, PATIENCE, "paid");
      shopper.awaitOwned("ink-garden", sold);

      var operator = Shopper.operator(store.uri(), store.simulator("wechat-pay"));
      assertThat(operator.refund(sold, "all", "{\"reason\":\"all of it\"}").status())
          .isEqualTo(202);
      shopper.order(sold, PATIENCE, "refunded");
      assertThat(shopper.refundsAtProvider(sold + "01"))
          .singleElement()
          .satisfies(refund -> {
            assertThat(refund.getInt("amount")).isEqualTo(1800);
            assertThat(refund.getString("status")).isEqualTo("SUCCESS");
          });

      var unwanted = placed(shopper, "tea-timer");
      cancelled(shopper, unwanted);
      assertThat(shopper.closedAtProvider(unwanted + "01")).isTrue();
    }
  }

  /// As an app does: it retries with the same key as long as the answer asks for a retry.
  private static String placed(Shopper shopper, String product) {
    var key = UUID.randomUUID().toString();
    var answer =
        Eventually.become(
            PATIENCE,
            () -> shopper.order(key, Shopper.wish(product)),
            response -> response.json().containsKey("payment"));
    return answer.json().getString("orderId");
  }

  private static void cancelled(Shopper shopper, String order) {
    Eventually.become(
        PATIENCE,
        () -> shopper.post("/orders/" + order + "/cancellation", "x", ""),
        answer -> answer.json().getString("state", "").equals("closed"));
  }
}
