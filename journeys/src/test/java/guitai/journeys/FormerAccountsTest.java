package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.local.Settings;
import guitai.local.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// ADDR-1: another appid, app and merchant number, with restarts in between. What was ordered, paid
/// or refunded under one number is paid and refunded under the next.
class FormerAccountsTest {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final List<Provider> PROVIDERS = List.of(Provider.values());

  @TempDir private Path home;
  private final int port = StoreProcess.freePorts();

  /// An order of each provider.
  private record Orders(String customer, Map<Provider, String> ids) {}

  @Test
  void changing_an_app_or_a_merchant_number_strands_nothing() throws IOException {
    Orders waiting;
    Orders paid;
    try (var store = open()) {
      waiting = order(store, "first-waiting");
      paid = order(store, "first-paid");
      pay(store, paid);
    }
    write("wechat-pay/app-id-qr.txt", "wx00000000000000a1");
    write("alipay/app-id.txt", "2021000000000002");
    Orders between;
    try (var store = open()) {
      pay(store, waiting);
      refund(store, paid);
      between = order(store, "second-waiting");
      var after = order(store, "second-paid");
      pay(store, after);
      refund(store, after);
      assertThat(held(store)).isEmpty();
    }
    write("wechat-pay/merchant-id.txt", "1900000002");
    write("alipay/seller-id.txt", "2088000000000002");
    write("alipay/app-id.txt", "2021000000000003");
    write("union-pay/merchant-id.txt", "777290058110002");
    try (var store = open()) {
      pay(store, between);
      refund(store, between);
      refund(store, waiting);
      var after = order(store, "third-paid");
      pay(store, after);
      refund(store, after);
      assertThat(held(store)).isEmpty();
    }
  }

  private Store open() {
    return Store.start(
        new Settings(port, home, "127.0.0.1", EnumSet.allOf(Settings.Part.class), true));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(home.resolve("keys").resolve(file), text);
  }

  private static Orders order(Store store, String customer) {
    var ids = new HashMap<Provider, String>();
    for (var provider : PROVIDERS) {
      var id = shopper(store, customer, provider).order("ink-garden");
      provider.seen(store, id);
      ids.put(provider, id);
    }
    return new Orders(customer, Map.copyOf(ids));
  }

  private static void pay(Store store, Orders orders) {
    orders
        .ids()
        .forEach((provider, id) -> {
          var shopper = shopper(store, orders.customer(), provider);
          assertThat(shopper.pay(id, "").status()).isEqualTo(200);
          shopper.awaitOwned("ink-garden", id);
          assertThat(shopper.callbackResults(id)).allMatch(result -> result.startsWith("200"));
        });
  }

  private static void refund(Store store, Orders orders) {
    var operator = Shopper.operator(store.uri(), store.simulator("wechat-pay"));
    orders
        .ids()
        .forEach((provider, id) ->
            assertThat(operator.refund(id, id, "{\"reason\":\"all of it\"}").status())
                .isEqualTo(202));
    orders
        .ids()
        .forEach((provider, id) ->
            shopper(store, orders.customer(), provider).order(id, SOON, "refunded"));
  }

  private static List<?> held(Store store) {
    return Shopper.operator(store.uri(), store.simulator("wechat-pay"))
        .get("/held-payments")
        .json()
        .getJsonArray("held");
  }

  private static Shopper shopper(Store store, String customer, Provider provider) {
    return provider.shopper(store, customer + "-" + provider.name().toLowerCase(Locale.ROOT));
  }
}
