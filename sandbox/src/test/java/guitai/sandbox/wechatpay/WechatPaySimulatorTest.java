package guitai.sandbox.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import guitai.keys.Pem;
import guitai.sandbox.simulator.Shop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WechatPaySimulatorTest {
  private static final String NUMBER = "0123456789ABCDEFGHJKMNPQRS01";

  @TempDir private Path home;

  @Test
  void an_order_is_paid_by_query_and_callback() {
    try (var shop = Shop.answering(200);
        var world = World.open(home)) {
      world.order(NUMBER, shop);
      assertThat(world.state(NUMBER)).isEqualTo("NOTPAY");
      var played = world.pay(NUMBER.substring(0, 26), ",\"coupon\":100");
      assertThat(played.statusCode()).as(played.body()).isEqualTo(200);
      var transaction = Json.parse(played.body()).getString("transactionId");
      assertThat(transaction).matches("4200[0-9]{24}");
      assertThat(world.state(NUMBER)).isEqualTo("SUCCESS");

      var callback = new ReceivedNotification(shop.await(1).getFirst(), world.merchant());
      assertThat(callback.verifies()).isTrue();
      assertThat(callback.header("wechatpay-serial")).startsWith("PUB_KEY_ID_01");
      assertThat(Shop.text(callback.request())).contains("\"summary\":\"支付成功\"");
      var notification = callback.opened();
      assertThat(notification.getString("transaction_id")).isEqualTo(transaction);
      assertThat(notification.getString("trade_type")).isEqualTo("NATIVE");
      assertThat(notification.getString("success_time")).endsWith("+08:00");
      assertThat(notification.getJsonObject("amount").toString())
          .isEqualTo(
              "{\"total\":600,\"payer_total\":500,\"currency\":\"CNY\",\"payer_currency\":\"CNY\"}");
    }
  }

  @Test
  void a_restart_keeps_keys_and_orders_and_payments_and_the_clock() throws IOException {
    var journal = home.resolve("wechat-pay").resolve("journal.jsonl");
    try (var shop = Shop.answering(200)) {
      String before;
      String mchid;
      try (var world = World.open(home)) {
        mchid = world.merchant().credential("mchid");
        world.order(NUMBER, shop);
        world.order("ORDER00002", shop);
        world.order("ORDER00003", shop);
        world.merchant().close("ORDER00002");
        world.merchant().advance(60);
        before = Json.parse(world.pay(NUMBER, "").body()).getString("transactionId");
        shop.await(1);
      }
      Files.writeString(
          journal, "{\"type\":\"closed\",\"number\":\"ORD", StandardOpenOption.APPEND);
      try (var world = World.open(home)) {
        assertThat(world.merchant().credential("mchid")).isEqualTo(mchid);
        assertThat(world.merchant().books(NUMBER).getString("transactionId")).isEqualTo(before);
        assertThat(world.state("ORDER00002")).isEqualTo("CLOSED");
        assertThat(world.state("ORDER00003")).isEqualTo("NOTPAY");
        var clock =
            world.merchant().plain("POST", "/simulate/clock", "{\"advanceSeconds\":0}", Map.of());
        assertThat(Json.parse(clock.body()).getInt("aheadSeconds")).isEqualTo(60);
        assertThat(world.pay("ORDER00003", "").statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void a_restart_sends_the_callbacks_that_are_due() {
    try (var shop = Shop.answering(500)) {
      try (var world = World.open(home)) {
        world.order(NUMBER, shop);
        world.pay(NUMBER, "");
        Callbacks.awaitAttempts(world, NUMBER, 1);
      }
      try (var world = World.open(home)) {
        world.merchant().advance(15);
        var received = shop.await(2);
        assertThat(Json.parse(Shop.text(received.get(1))).getString("id"))
            .isEqualTo(Json.parse(Shop.text(received.get(0))).getString("id"));
      }
    }
  }

  @Test
  void two_simulators_never_share_their_journal() {
    try (var _ = World.open(home)) {
      assertThatThrownBy(() -> World.open(home))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("in use");
    }
  }

  @Test
  void a_taken_port_is_a_clear_error_and_releases_the_journal() {
    var other = home.resolve("other");
    try (var world = World.open(home)) {
      int port = world.simulator().port();
      assertThatThrownBy(
              () -> WechatPaySimulator.start(other, "localhost", port, URI.create("http://x")))
          .hasMessageContaining("port " + port + " is taken");
      World.open(other).close();
    }
  }

  @Test
  void keys_are_made_once_for_their_owner_only_and_fit_together() throws Exception {
    try (var simulator =
        WechatPaySimulator.start(home, "localhost", 0, URI.create("http://localhost"))) {
      var credentials = simulator.credentials();
      assertThat(WechatPaySimulator.credentials(home)).isEqualTo(credentials);
      assertThat(credentials.getString("mchid")).matches("[0-9]{10}");
      assertThat(credentials.getString("apiV3Key")).hasSize(32);
      assertThat(credentials.getString("publicKeyId")).matches("PUB_KEY_ID_01[0-9]{32}");
      assertThat(credentials.getString("merchantSerial")).matches("[0-9A-F]{40}");
      assertThat(credentials.getJsonObject("appids").values()).doesNotHaveDuplicates().hasSize(4);
      var certificate = Pem.certificate(credentials.getString("platformCertificate"));
      certificate.verify(certificate.getPublicKey());
      certificate.checkValidity();
      assertThat("%040X".formatted(certificate.getSerialNumber()))
          .isEqualTo(credentials.getString("platformSerial"));
    }
    var file = home.resolve("keys").resolve("wechat-pay").resolve("merchant-key.pem");
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }
}
