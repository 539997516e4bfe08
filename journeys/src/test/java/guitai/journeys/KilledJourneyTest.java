package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.journeys.killed.Fuse;
import guitai.journeys.killed.FusedStore;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.local.tokens.LocalIssuer;
import guitai.order.OrderNumbers;
import guitai.payment.Customer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The store killed as `kill -9` does, before and after each effect of a sale and of its refund.
/// The provider runs in a separate process, and its records decide.
class KilledJourneyTest {
  /// The limit of a sale's and its refund's effects.
  private static final int MOST = 40;

  /// The exit code that a shell reports for `kill -9`.
  private static final int KILLED = 137;

  private static final Duration SOON = Duration.ofSeconds(60);
  private final int storePort = StoreProcess.freePorts();
  private final int providerPort = StoreProcess.freePorts();

  @TempDir Path home;

  @Test
  void a_kill_before_or_after_any_effect_leaves_the_ledger_in_agreement_with_the_provider()
      throws IOException {
    try (var tables = LocalDynamoDb.inMemory();
        var provider = StoreProcess.start(home, providerPort, "simulators")) {
      var world = new World(tables, provider);
      Eventually.become(SOON, provider::simulator, health -> health.contains("open"));
      var sales = new ArrayList<Sale>();
      var effects = undisturbed(world);
      assertThat(effects)
          .as("what a sale with its refund does")
          .anyMatch(effect -> effect.startsWith("POST /v3/pay/transactions/native"))
          .anyMatch(effect -> effect.startsWith("POST /v3/refund/domestic/refunds"))
          .anyMatch(effect -> effect.startsWith("TransactWriteItems"))
          .anyMatch(effect -> effect.startsWith("PutItem"))
          .hasSizeBetween(12, MOST);
      boolean survived = false;
      for (int effect = 1; effect <= MOST && !survived; effect++) {
        survived = survives(world, sales, effect, false);
        survived &= survives(world, sales, effect, true);
      }
      assertThat(survived).as("it was killed at every effect there is").isTrue();
      try (var store = StoreProcess.open(home, storePort, fused(world, sales.getLast(), 0))) {
        for (var sale : sales) {
          assertThat(sale.goOn(store)).isTrue();
          sale.check(store, true);
        }
      }
    }
  }

  /// The parts that survive the kill.
  private record World(LocalDynamoDb tables, StoreProcess provider) {}

  /// The effects of an undisturbed sale.
  private List<String> undisturbed(World world) throws IOException {
    var sale = sale("undisturbed", world);
    try (var store = StoreProcess.open(home, storePort, fused(world, sale, 0))) {
      assertThat(sale.goOn(store)).isTrue();
      sale.check(store, true);
      return store
          .output()
          .lines()
          .filter(line -> line.startsWith("effect "))
          .map(line -> line.replaceFirst("effect [0-9]+: ", ""))
          .toList();
    }
  }

  /// Checks the state that the kill left, as soon as the store runs again.
  private boolean survives(World world, List<Sale> sales, int effect, boolean after)
      throws IOException {
    var sale = sale("killed-" + (after ? "after-" : "before-") + effect, world);
    try (var store = StoreProcess.open(home, storePort, fused(world, sale, effect, after))) {
      if (!sales.isEmpty()) {
        sales.getLast().check(store, false);
      }
      sales.add(sale);
      boolean survived = sale.goOn(store);
      assertThat(survived || store.exitCode() == KILLED).isTrue();
      return survived;
    }
  }

  /// The order's number is known before the order exists: it follows from customer and key.
  private Sale sale(String customer, World world) throws IOException {
    var secret = home.resolve("keys").resolve("order-secret.base64");
    if (!Files.exists(secret)) {
      Files.writeString(secret, Base64.getEncoder().encodeToString(new byte[32]));
    }
    var numbers = new OrderNumbers(Base64.getDecoder().decode(Files.readString(secret)));
    var order = numbers.number(new Customer(LocalIssuer.ISSUER, customer), Sale.KEY);
    return new Sale(customer, order.text(), world.provider().wechatPay());
  }

  private StoreProcess.Program fused(World world, Sale sale, int effect) throws IOException {
    return fused(world, sale, effect, false);
  }

  /// The AWS SDK loads the interceptors that a file of this name on the class path lists.
  private StoreProcess.Program fused(World world, Sale sale, int effect, boolean after)
      throws IOException {
    var classPath = home.resolve("fuse");
    var handlers = classPath.resolve("software/amazon/awssdk/global/handlers");
    Files.createDirectories(handlers);
    Files.writeString(handlers.resolve("execution.interceptors"), Fuse.class.getName());
    return new StoreProcess.Program(
        FusedStore.class.getName(),
        List.of(classPath),
        List.of(
            "-Dfuse.tables=" + world.tables().port(),
            "-Dfuse.order=" + sale.order(),
            "-Dfuse.effect=" + effect,
            "-Dfuse.after=" + after,
            "-XX:TieredStopAtLevel=1"),
        List.of(Integer.toString(storePort + 1), world.provider().wechatPay().toString()));
  }
}
