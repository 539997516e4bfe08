package guitai.simulation;

import guitai.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A customer who buys in our iOS app, with or without our token, claims the purchase now or later,
/// and gets it refunded by the App Store, which may take that back.
final class AppBuyer {
  static final String STORE = "app-store";

  private static final List<String> PRODUCTS =
      List.of("com.example.guitai.ink_garden", "com.example.guitai.paper_crane");

  /// No catalogue of ours has it.
  private static final String UNLISTED = "com.example.guitai.unlisted";

  private static final int STEPS = 4;
  private static final int LONGEST_WAIT = 900;
  private static final int TRIES = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final World world;
  private final Caller caller;
  private final Deeds deeds;
  private int keys;

  AppBuyer(World world, String name, Deeds deeds) {
    this.world = world;
    this.deeds = deeds;
    this.caller = new Caller(world, name);
  }

  void buy() {
    var token = world.choices().chance(600) ? token() : Optional.<String>empty();
    waitAMoment();
    var play =
        Json.object()
            .add("play", "buy")
            .add("product", product())
            .add("storefront", world.choices().chance(100) ? "USA" : "CHN")
            .add("account", caller.name())
            .add("price", 12_000);
    token.ifPresent(text -> play.add("appAccountToken", text));
    deeds.buyInApp(caller.name());
    var sale = caller.play(STORE, play.build());
    if (sale.good()) {
      deeds.sellInApp(sale.body().getString("transactionId"), caller.name());
    }
    int steps = world.choices().below(STEPS);
    for (int i = 0; i < steps && sale.good(); i++) {
      waitAMoment();
      step(sale.body().getString("transactionId"), sale.body().getString("signedTransaction"));
    }
  }

  private String product() {
    return world.choices().chance(60)
        ? UNLISTED
        : PRODUCTS.get(world.choices().below(PRODUCTS.size()));
  }

  private void step(String transaction, String signed) {
    switch (world.choices().below(6)) {
      case 0, 1 -> repeated("/purchases", Json.object().add("signedTransaction", signed));
      case 2 -> play("refund", transaction);
      case 3 -> play("consumption-request", transaction);
      case 4 -> play("refund-declined", transaction);
      default -> play("refund-reversed", transaction);
    }
  }

  private void play(String play, String transaction) {
    caller.play(STORE, Json.object().add("play", play).add("transaction", transaction).build());
  }

  private Optional<String> token() {
    var answer = repeated("/purchases/account-token", Json.object());
    return answer.good()
        ? Optional.of(answer.body().getString("appAccountToken"))
        : Optional.empty();
  }

  private Caller.Answer repeated(String target, JsonObjectBuilder body) {
    var json = body.build();
    var key = "app-" + ++keys;
    var answer = caller.post(target, key, json);
    for (int i = 1; i < TRIES && answer.status() >= 500; i++) {
      world.scheduler().sleep(PATIENCE);
      answer = caller.post(target, key, json);
    }
    return answer;
  }

  private void waitAMoment() {
    world.scheduler().sleep(Duration.ofSeconds(1L + world.choices().below(LONGEST_WAIT)));
  }
}
