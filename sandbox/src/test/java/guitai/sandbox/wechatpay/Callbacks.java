package guitai.sandbox.wechatpay;

import guitai.sandbox.simulator.Shop;
import jakarta.json.JsonArray;
import java.time.Duration;
import java.time.Instant;

/// Waits until the simulator has stored deliveries.
final class Callbacks {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Callbacks() {}

  static JsonArray attempts(World world, String number) {
    return world
        .merchant()
        .books(number)
        .getJsonArray("callbacks")
        .getJsonObject(0)
        .getJsonArray("attempts");
  }

  static JsonArray awaitAttempts(World world, String number, int attempts) {
    var until = Instant.now().plus(PATIENCE);
    while (attempts(world, number).size() < attempts) {
      if (Instant.now().isAfter(until)) {
        throw new AssertionError(attempts(world, number) + " instead of " + attempts);
      }
      Shop.pause(Duration.ofMillis(10));
    }
    return attempts(world, number);
  }
}
