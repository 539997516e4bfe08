package guitai.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.sandbox.simulator.SecretFiles;
import guitai.sandbox.simulator.Shop;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// A simulator and its merchant. All worlds of a run share their keys: generating them takes
/// seconds.
record World(AlipaySimulator simulator, MerchantClient merchant) implements AutoCloseable {
  private static final Map<String, String> KEYS = Keys.generate();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  static World open(Path home) {
    var _ = SecretFiles.at(home.resolve("keys").resolve("alipay"), () -> KEYS);
    var simulator = AlipaySimulator.start(home, "localhost", 0, URI.create("http://localhost"));
    return new World(simulator, new MerchantClient(simulator.port()));
  }

  void order(String number, Shop shop) {
    merchant.precreate(number, shop.notifyUrl()).succeeded();
  }

  /// Plays that; the play must succeed.
  JsonObject play(String wish) {
    var answer = merchant.simulate(wish);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.parse(answer.body());
  }

  /// @param more fields, each after a comma
  HttpResponse<String> play(String play, String number, String more) {
    return merchant.simulate(
        "{\"play\":\"" + play + "\",\"order\":\"" + number + "\"" + more + "}");
  }

  HttpResponse<String> pay(String number, String more) {
    return play("pay", number, more);
  }

  String state(String number) {
    return merchant.query(number).field("trade_status");
  }

  JsonArray callbacks(String number) {
    return merchant.books(number).getJsonArray("callbacks");
  }

  JsonArray attempts(String number) {
    return callbacks(number).getJsonObject(0).getJsonArray("attempts");
  }

  JsonArray awaitAttempts(String number, int attempts) {
    var until = Instant.now().plus(PATIENCE);
    while (attempts(number).size() < attempts) {
      if (Instant.now().isAfter(until)) {
        throw new AssertionError(attempts(number) + " instead of " + attempts);
      }
      Shop.pause(Duration.ofMillis(10));
    }
    return attempts(number);
  }

  @Override
  public void close() {
    simulator.close();
  }
}
