package guitai.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import guitai.keys.Pem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlipaySimulatorTest {
  @TempDir private Path home;

  @Test
  void a_merchant_gets_keys_that_fit_and_nothing_of_the_providers_own() {
    try (var world = World.open(home)) {
      var credentials = world.merchant().credentials();
      assertThat(credentials.keySet())
          .containsExactlyInAnyOrder(
              "appId",
              "sellerId",
              "appPrivateKey",
              "appPublicKey",
              "alipayPublicKey",
              "appCertificate",
              "alipayCertificate",
              "alipayRootCertificate");
      assertThat(AlipaySimulator.credentials(home)).isEqualTo(credentials);
      assertThat(Pem.certificate(credentials.getString("alipayCertificate")).getPublicKey())
          .isEqualTo(Pem.publicKey("RSA", credentials.getString("alipayPublicKey")));
      assertThat(Pem.certificate(credentials.getString("appCertificate")).getPublicKey())
          .isEqualTo(Pem.publicKey("RSA", credentials.getString("appPublicKey")));
      assertThat(world.merchant().get("/health").body()).isEqualTo("{\"status\":\"open\"}");
    }
  }

  @Test
  void alipays_certificate_leads_to_the_root() throws GeneralSecurityException {
    try (var world = World.open(home)) {
      var chain = world.merchant().credential("alipayCertificate");
      var leaf = Pem.certificate(chain);
      var middle = Pem.certificate(chain.substring(chain.indexOf("-----END CERTIFICATE") + 20));
      var root = Pem.certificate(world.merchant().credential("alipayRootCertificate"));
      leaf.verify(middle.getPublicKey());
      middle.verify(root.getPublicKey());
      assertThat(middle.getBasicConstraints()).isNotNegative();
      assertThat(leaf.getBasicConstraints()).isNegative();
    }
  }

  @Test
  void private_keys_are_their_owners_alone() throws IOException {
    try (var _ = World.open(home)) {
      var permissions =
          Files.getPosixFilePermissions(
              home.resolve("keys").resolve("alipay").resolve("app-key.pem"));
      assertThat(permissions)
          .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }
  }

  @Test
  void a_taken_port_and_a_journal_in_use_are_reported() {
    try (var world = World.open(home)) {
      int port = world.simulator().port();
      var other = home.resolve("other");
      assertThatThrownBy(
              () -> AlipaySimulator.start(home, "localhost", 0, URI.create("http://localhost")))
          .hasMessageContaining("in use");
      assertThatThrownBy(
              () -> AlipaySimulator.start(other, "localhost", port, URI.create("http://localhost")))
          .hasMessageContaining("port " + port + " is taken");
    }
  }

  @Test
  void a_restart_forgets_nothing() {
    var number = "ORDER00001";
    try (var world = World.open(home)) {
      world.merchant().precreate(number, "http://localhost:1/").succeeded();
      world.pay(number, ",\"openId\":true,\"coupon\":100");
      world.merchant().refund(number, "R1", "2.00").succeeded();
      world.play("{\"play\":\"certificate-rotation\"}");
      world.play("{\"play\":\"triggers\",\"statuses\":[\"TRADE_CLOSED\"]}");
      world.play("{\"play\":\"balance\",\"amount\":100}");
      world.merchant().advance(60);
      world.merchant().precreate("ORDER00002", "http://localhost:1/").succeeded();
      world.play("scan", "ORDER00002", "");
      world.merchant().about("alipay.trade.close", "ORDER00002").succeeded();
    }
    try (var world = World.open(home)) {
      var query = world.merchant().query(number).succeeded();
      assertThat(query.field("trade_status")).isEqualTo("TRADE_SUCCESS");
      assertThat(query.node()).containsKey("buyer_open_id");
      assertThat(query.field("buyer_pay_amount")).isEqualTo("5.00");
      assertThat(world.merchant().refunded(number, "R1").field("refund_amount")).isEqualTo("2.00");
      world.merchant().refund(number, "R2", "1.01").failed("ACQ.SELLER_BALANCE_NOT_ENOUGH");
      assertThat(world.state("ORDER00002")).isEqualTo("TRADE_CLOSED");
      assertThat(world.callbacks("ORDER00002").getJsonObject(0)).containsKey("next");
      assertThat(Json.parse(world.merchant().get("/simulate/orders").body()).getJsonArray("orders"))
          .hasSize(2);
    }
  }
}
