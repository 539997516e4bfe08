package guitai.simulation;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;

/// The merchant's people: operators who refund and decide on held payments, and those who refund at
/// a provider's console.
final class Staff {
  private static final int LONGEST_WAIT = 2400;
  private static final int ACTIONS = 5;
  private static final List<String> WAYS =
      List.of(
          "grant",
          "refund",
          "refunded-at-provider",
          "refunded-outside-provider",
          "keep",
          "provider-status");
  private static final List<String> OUTCOMES = List.of("failed", "closed", "abnormal", "slow");

  private final World world;
  private final Caller first;
  private final Caller second;
  private final List<String> orders;
  private final Deeds deeds;
  private final InAppOperators inApp;
  private int keys;

  /// @param orders the ids of all orders placed so far
  /// @param deeds gets what they did
  Staff(World world, List<String> orders, Deeds deeds) {
    this.world = world;
    this.first = new Caller(world, "operator-1");
    this.second = new Caller(world, "operator-2");
    this.orders = orders;
    this.deeds = deeds;
    this.inApp = new InAppOperators(world, first, second, deeds);
  }

  void work() {
    int actions = world.choices().below(ACTIONS);
    for (int i = 0; i < actions; i++) {
      world.scheduler().sleep(Duration.ofSeconds(60L + world.choices().below(LONGEST_WAIT)));
      act();
    }
  }

  private void act() {
    switch (world.choices().below(8)) {
      case 0 -> refund(order(), false);
      case 1 -> refund(order(), true);
      case 2, 3 -> console();
      case 4, 5 -> troubledRefund();
      case 6 -> balance();
      default -> resolve();
    }
  }

  private String order() {
    return orders.isEmpty() ? "none" : orders.get(world.choices().below(orders.size()));
  }

  private void refund(String order, boolean part) {
    var body = Json.object().add("reason", "the customer asked");
    if (part) {
      body.add("amount", Json.object().add("minorUnits", 100).add("currency", "CNY"));
    }
    deeds.refund(order);
    var key = "refund-" + ++keys;
    var request = body.build();
    if (!first.post("/orders/" + order + "/refunds", key, request).good()
        || world.choices().chance(200)) {
      first.post("/orders/" + order + "/refunds", key, request);
    }
  }

  private void console() {
    var order = order();
    var play = Json.object().add("play", "refund").add("order", order);
    if (world.choices().chance(500)) {
      play.add("amount", 100);
    }
    if (world.choices().chance(300)) {
      play.add("callback", Json.object().add("times", 1 + world.choices().below(2)));
    }
    deeds.refund(order);
    play(play.build());
  }

  /// The provider ends the next refund of an order otherwise than with success.
  private void troubledRefund() {
    var order = order();
    var outcome = OUTCOMES.get(world.choices().below(OUTCOMES.size()));
    play(
        Json.object()
            .add("play", "refund-outcome")
            .add("order", order)
            .add("outcome", outcome)
            .build());
    refund(order, world.choices().chance(200));
  }

  private void balance() {
    first.play("wechat-pay", Json.object().add("play", "balance").add("amount", 0).build());
    world.scheduler().sleep(Duration.ofMinutes(30));
    first.play("wechat-pay", Json.object().add("play", "balance").build());
  }

  private void play(JsonObject play) {
    for (var wallet : Wallets.values()) {
      if (first.play(wallet.provider(), play).good()) {
        return;
      }
    }
  }

  /// Two operators decide on the first payment of the held list.
  private void resolve() {
    var list = first.get("/held-payments");
    if (!list.good() || list.body().getJsonArray("held").isEmpty()) {
      return;
    }
    var held = list.body().getJsonArray("held").getJsonObject(0);
    if (held.getJsonObject("payment").getString("provider").equals(AppBuyer.STORE)) {
      inApp.resolve(held);
      return;
    }
    var path = "/held-payments/" + held.getString("id") + "/resolution";
    var way = WAYS.get(world.choices().below(WAYS.size()));
    var body = Json.object().add("resolution", way).add("reason", "decided by two").build();
    var proposed = first.post(path, "propose-" + ++keys, body);
    if (held.containsKey("payment")) {
      deeds.resolve(held.getJsonObject("payment").getString("number"), way);
    }
    if (way.equals("grant") || way.equals("keep")) {
      deeds.grant(held.getString("order", ""));
    }
    if (proposed.good()) {
      var number = proposed.body().getJsonObject("proposal").getInt("number");
      second.post(
          path + "/confirmation", "confirm-" + keys, Json.object().add("proposal", number).build());
    }
  }
}
