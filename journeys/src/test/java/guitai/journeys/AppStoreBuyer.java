package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.local.Store;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;

/// A customer with an iOS app, and the App Store's simulator to buy from.
record AppStoreBuyer(Store store, Shopper shopper) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int TELLINGS = 5;

  static AppStoreBuyer of(Store store, String name) {
    return new AppStoreBuyer(store, Shopper.of(name, store.uri(), store.simulator("app-store")));
  }

  /// The token by which the app names the customer to the App Store.
  String accountToken() {
    var answer = shopper.post("/purchases/account-token", "-", "");
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    return answer.json().getString("appAccountToken");
  }

  Shopper.Answer claim(JsonObject bought) {
    var body =
        Json.object().add("signedTransaction", bought.getString("signedTransaction")).build();
    return shopper.post("/purchases", "-", body.toString());
  }

  /// @param text with single quotes for double ones
  static JsonObject play(Store store, String text) {
    var answer =
        Shopper.post(store.simulator("app-store").resolve("/simulate"), text.replace('\'', '"'));
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    return answer.json();
  }

  /// Waits until the store has received the notification, if the network isn't at fault.
  JsonObject play(String text) {
    var played = play(store, text);
    if (!text.contains("'callback'") && played.containsKey("transactionId")) {
      awaitTaken(store, played);
    }
    return played;
  }

  /// A play about a transaction of an earlier play.
  JsonObject play(String play, JsonObject bought, String more) {
    return play(
        "{'play':'%s','transaction':'%s'%s}"
            .formatted(play, bought.getString("transactionId"), more));
  }

  void awaitActive(String product, boolean active) {
    Eventually.become(
        PATIENCE,
        () -> shopper.get("/entitlements/" + product).json(),
        json -> json.getBoolean("active") == active);
  }

  boolean active(String product) {
    return shopper.get("/entitlements/" + product).json().getBoolean("active");
  }

  /// Waits until a purchase's notification was accepted. If the store is too busy to answer, the
  /// notification is sent again, as the App Store would an hour later.
  static void awaitTaken(Store store, JsonObject played) {
    var uuid = played.getString("notification");
    for (int i = 0; i < TELLINGS && !answers(store, played).toString().contains("200"); i++) {
      int known = answers(store, played).size();
      play(store, "{'play':'tell','notification':'" + uuid + "'}");
      Eventually.become(PATIENCE, () -> answers(store, played).size(), size -> size > known);
    }
    assertThat(answers(store, played)).isSubsetOf("200", "503").contains("200");
  }

  /// Waits until a purchase's notification was answered, and returns the status of each answer.
  static List<String> answers(Store store, JsonObject bought) {
    var uuid = bought.getString("notification");
    var told =
        Eventually.become(
            PATIENCE, () -> notification(store, bought, uuid), json -> !results(json).isEmpty());
    return results(told);
  }

  private static JsonObject notification(Store store, JsonObject bought, String uuid) {
    var path = "/simulate/orders?order=" + bought.getString("transactionId");
    return Shopper.read(store.simulator("app-store").resolve(path))
        .getJsonArray("orders")
        .getJsonObject(0)
        .getJsonArray("notifications")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(each -> each.getString("notification").equals(uuid))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> results(JsonObject notification) {
    return notification.getJsonArray("callbacks").getValuesAs(JsonObject.class).stream()
        .flatMap(each -> each.getJsonArray("attempts").getValuesAs(JsonObject.class).stream())
        .map(attempt -> attempt.getString("result"))
        .toList();
  }

  /// The reasons why transactions are held.
  static List<String> held(Store store, JsonObject bought) {
    var operator = Shopper.operator("ops", store.uri(), store.simulator("app-store"));
    return operator.get("/held-payments").json().getJsonArray("held").stream()
        .map(JsonObject.class::cast)
        .filter(held -> held.toString().contains(bought.getString("transactionId")))
        .map(held -> held.getString("reason"))
        .toList();
  }
}
