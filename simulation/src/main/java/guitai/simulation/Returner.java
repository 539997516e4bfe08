package guitai.simulation;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A customer who buys one app more than once: on two devices at the same moment, or again while
/// its refund is under way. The provider may not carry that refund out, and then both payments are
/// there. Chance alone makes these steps too seldom.
final class Returner {
  private static final int LONGEST_WAIT = 300;
  private static final int MOMENT = 15;
  private static final List<String> OUTCOMES = List.of("closed", "failed", "slow", "abnormal");

  private final World world;
  private final String name;
  private final Caller caller;
  private final List<String> orders;
  private final Deeds deeds;
  private final List<String> mine = new ArrayList<>();
  private int keys;

  /// @param orders gets the ids of all orders placed
  /// @param deeds gets what the customer, and the operator for them, did
  Returner(World world, String name, List<String> orders, Deeds deeds) {
    this.world = world;
    this.name = name;
    this.caller = new Caller(world, name);
    this.orders = orders;
    this.deeds = deeds;
  }

  void live() {
    if (world.choices().below(2) == 0) {
      world.person(name + "'s second device", this::buy);
      buy();
    } else {
      returnAndBuyAgain();
    }
  }

  private void returnAndBuyAgain() {
    buy();
    world.scheduler().sleep(Duration.ofSeconds(10L + world.choices().below(LONGEST_WAIT)));
    if (!mine.isEmpty()) {
      refund(mine.getLast());
      world.scheduler().sleep(Duration.ofSeconds(world.choices().below(MOMENT)));
      buy();
    }
  }

  private void refund(String order) {
    var outcome = OUTCOMES.get(world.choices().below(OUTCOMES.size()));
    var play =
        Json.object().add("play", "refund-outcome").add("order", order).add("outcome", outcome);
    deeds.refund(order);
    play(play.build());
    new Caller(world, "operator-1")
        .post(
            "/orders/" + order + "/refunds",
            name + "-refund-" + ++keys,
            Json.object().add("reason", "the customer returns it").build());
  }

  private void buy() {
    var wallets = Wallets.values();
    var wallet = wallets[world.choices().below(wallets.length)];
    var body =
        Json.object()
            .add("storefront", "CHN")
            .add("product", Ours.APP)
            .add("method", wallet.method())
            .add("channel", wallet.channel())
            .build();
    var answer = caller.post("/orders", name + "-order-" + ++keys, body);
    if (!answer.good()) {
      return;
    }
    var id = answer.body().getString("orderId");
    mine.add(id);
    orders.add(id);
    deeds.place(id, name);
    world.scheduler().sleep(Duration.ofSeconds(world.choices().below(MOMENT)));
    play(Json.object().add("play", "pay").add("order", id).build());
  }

  /// At the provider that has the order.
  private void play(JsonObject play) {
    for (var wallet : Wallets.values()) {
      if (caller.play(wallet.provider(), play).good()) {
        return;
      }
    }
  }
}
