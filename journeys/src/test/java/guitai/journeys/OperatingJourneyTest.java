package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.local.Settings;
import guitai.local.Store;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The operator's routes, through the whole local store, over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatingJourneyTest {
  private static final String PART =
      "{\"amount\":{\"minorUnits\":100,\"currency\":\"CNY\"},\"reason\":\"误购 By mistake\"}";

  private Store store;

  @BeforeAll
  void open(@TempDir Path home) {
    store = Store.start(Settings.forTests(home));
  }

  @AfterAll
  void close() {
    store.close();
  }

  @Test
  void a_part_is_refunded_once_and_the_rest_is_kept() {
    var alice = Shopper.of("alice", store.uri(), store.simulator("wechat-pay"));
    var operator = Shopper.operator("olga", store.uri(), store.simulator("wechat-pay"));
    var id = alice.order("ink-garden");
    assertThat(operator.refund(id, "key-0", PART).status()).isEqualTo(409);
    alice.pay(id, "");
    alice.awaitOwned("ink-garden", id);

    var first = operator.refund(id, "key-1", PART);
    assertThat(first.status()).as(first.json().toString()).isEqualTo(202);
    assertThat(operator.refund(id, "key-1", PART).json().getJsonObject("refund").getInt("number"))
        .isEqualTo(1);
    assertThat(operator.refund(id, "key-1", "{\"reason\":\"r\"}").status()).isEqualTo(422);

    var payment = explained(operator, id).getJsonArray("payments").getJsonObject(0);
    var balance = payment.getJsonObject("balance");
    assertThat(fen(balance, "refunding") + fen(balance, "refunded")).isEqualTo(100);
    assertThat(fen(balance, "kept")).isEqualTo(fen(payment, "amount") - 100);
    assertThat(operator.get("/held-payments").json()).isEqualTo(Json.parse("{\"held\":[]}"));
  }

  private static JsonObject explained(Shopper operator, String id) {
    var answer = operator.get("/orders/" + id + "/explanation");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().toString()).doesNotContain("alice", "openid");
    return answer.json();
  }

  private static long fen(JsonObject json, String name) {
    return Money.fromJson(json.getJsonObject(name)).minorUnits();
  }

  @Test
  void a_customer_is_refused_by_every_operator_route() {
    var mallory = Shopper.of("mallory", store.uri(), store.simulator("wechat-pay"));
    var id = mallory.order("ink-garden");
    assertThat(mallory.refund(id, "key-1", PART).status()).isEqualTo(403);
    for (var path : List.of("/held-payments", "/orders/" + id + "/explanation")) {
      assertThat(mallory.get(path).status()).as(path).isEqualTo(403);
    }
  }
}
