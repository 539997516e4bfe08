package guitai.simulation;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A customer who orders, pays, pays twice, cancels, pays late, and orders again.
final class Shopper {
  private static final List<String> PRODUCTS = List.of("ink-garden", "apple-music-month");
  private static final int STEPS = 7;
  private static final int LONGEST_WAIT = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int TRIES = 4;

  /// So many of a thousand callbacks name another amount, validly signed.
  private static final int WRONG_AMOUNT = 60;

  /// So many of a thousand payments cause no callback at all.
  private static final int NO_CALLBACK = 150;

  /// So many of a thousand orders are placed on two devices at once.
  private static final int SECOND_DEVICE = 150;

  private final World world;
  private final Caller caller;
  private final List<String> orders;
  private final Deeds deeds;
  private final List<String> mine = new ArrayList<>();
  private int keys;

  /// @param orders gets the ids of all orders placed
  /// @param deeds gets what the customer did
  Shopper(World world, String name, List<String> orders, Deeds deeds) {
    this.world = world;
    this.caller = new Caller(world, name);
    this.orders = orders;
    this.deeds = deeds;
  }

  void shop() {
    order();
    int steps = world.choices().below(STEPS);
    for (int i = 0; i < steps; i++) {
      waitAMoment();
      step();
    }
  }

  private void step() {
    switch (world.choices().below(10)) {
      case 0, 1, 2 -> pay(mine.size() - 1, false);
      case 3 -> attempt();
      case 4 -> cancel();
      case 5 -> pay(world.choices().below(Math.max(1, mine.size())), true);
      case 6 -> order();
      case 7 -> payTwice();
      case 8 -> payBoth();
      default -> last().ifPresent(id -> caller.get("/orders/" + id));
    }
  }

  private void waitAMoment() {
    world.scheduler().sleep(Duration.ofSeconds(1L + world.choices().below(LONGEST_WAIT)));
  }

  private java.util.Optional<String> last() {
    return mine.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(mine.getLast());
  }

  /// Repeats the request with the same key until it is answered.
  private void order() {
    var key = "order-" + ++keys;
    var method = method();
    var body =
        Json.object()
            .add("storefront", "CHN")
            .add("product", PRODUCTS.get(world.choices().below(PRODUCTS.size())))
            .add("method", method.method())
            .add("channel", method.channel())
            .build();
    if (world.choices().chance(100)) {
      world.person(caller.name() + "'s second click", () -> caller.post("/orders", key, body));
    }
    if (world.choices().chance(SECOND_DEVICE)) {
      var second = key + "-too";
      world.person(caller.name() + "'s second device", () -> place(second, body));
    }
    var answer = place(key, body);
    if (refused(answer, "open-order")) {
      resume(answer.body().getString("orderId"), key, body);
    }
  }

  private Caller.Answer place(String key, JsonObject body) {
    var answer = repeated("/orders", key, body);
    if (answer.good()) {
      remember(answer.body().getString("orderId"));
    }
    return answer;
  }

  /// It is the last order from now on.
  private void remember(String id) {
    if (!mine.remove(id)) {
      orders.add(id);
      deeds.place(id, caller.name());
    }
    mine.add(id);
  }

  /// Continues the open order of the product, or cancels it and orders again.
  private void resume(String open, String key, JsonObject body) {
    remember(open);
    if (world.choices().chance(500)) {
      cancel();
      place(key, body);
    } else {
      attempt();
    }
  }

  private static boolean refused(Caller.Answer answer, String type) {
    return answer.body().getString("type", "").equals("urn:guitai:problem:" + type);
  }

  private Caller.Answer repeated(String target, String key, JsonObject body) {
    var answer = caller.post(target, key, body);
    for (int i = 1; i < TRIES && again(answer); i++) {
      world.scheduler().sleep(PATIENCE);
      answer = caller.post(target, key, body);
    }
    return answer;
  }

  private static boolean again(Caller.Answer answer) {
    return answer.status() >= 500 || (answer.status() == 409 && !refused(answer, "open-order"));
  }

  private Wallets method() {
    var all = Wallets.values();
    return all[world.choices().below(all.length)];
  }

  private void attempt() {
    last()
        .ifPresent(id -> {
          var method = method();
          var body =
              Json.object().add("method", method.method()).add("channel", method.channel()).build();
          repeated("/orders/" + id + "/attempts", "attempt-" + ++keys, body);
        });
  }

  private void cancel() {
    last()
        .ifPresent(id -> {
          deeds.cancel(id);
          caller.post("/orders/" + id + "/cancellation", "cancel-" + ++keys, Json.object().build());
        });
  }

  /// Pays at each provider that has the order: a customer who has two codes may pay both.
  private void pay(int number, boolean afterClose) {
    if (number < 0 || number >= mine.size()) {
      return;
    }
    for (var wallet : Wallets.values()) {
      var play = Json.object().add("play", "pay").add("order", mine.get(number));
      if (afterClose) {
        play.add("afterClose", true);
        deeds.payLate(mine.get(number));
      }
      if (world.choices().chance(WRONG_AMOUNT)) {
        play.add("callback", Json.object().add("tamper", "amount"));
      } else if (!afterClose && world.choices().chance(NO_CALLBACK)) {
        play.add("callback", Json.object().add("drop", true));
      }
      if (caller.play(wallet.provider(), play.build()).good() && !world.choices().chance(200)) {
        return;
      }
    }
  }

  /// Pays the last two orders, as on two devices, the one right after the other.
  private void payBoth() {
    pay(mine.size() - 2, false);
    pay(mine.size() - 1, false);
  }

  /// Opens another code of the last order, and pays every code that can be paid.
  private void payTwice() {
    attempt();
    last()
        .ifPresent(order -> {
          var play = Json.object().add("play", "pay").add("order", order).build();
          for (var wallet : Wallets.values()) {
            caller.play(wallet.provider(), play);
          }
        });
  }
}
