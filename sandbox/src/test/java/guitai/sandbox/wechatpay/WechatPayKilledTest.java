package guitai.sandbox.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.sandbox.SandboxProcess;
import guitai.sandbox.simulator.Shop;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WechatPayKilledTest {
  @TempDir private Path home;

  @Test
  void a_killed_process_knows_after_its_restart_all_it_ever_answered() throws Exception {
    var transactions = new HashMap<String, String>();
    var process = SandboxProcess.start(home);
    try (var shop = Shop.answering(500)) {
      var merchant = new MerchantClient(process.port(new WechatPay()));
      for (int i = 10; i < 30; i++) {
        var number = "KILLED00" + i;
        merchant.post(
            "/v3/pay/transactions/native", merchant.order(number, "qr", shop.notifyUrl()));
        var played = merchant.simulate("{\"play\":\"pay\",\"order\":\"" + number + "\"}").body();
        assertThat(merchant.ask(merchant.refund(number, "R" + i, 100)).statusCode()).isEqualTo(200);
        transactions.put(number, Json.parse(played).getString("transactionId"));
      }
    } finally {
      process.kill();
    }
    try (var world = World.open(home)) {
      transactions.forEach((number, transaction) -> {
        var order = world.merchant().books(number);
        assertThat(order.getString("transactionId")).isEqualTo(transaction);
        assertThat(order.getJsonArray("refunds").getJsonObject(0).getInt("amount")).isEqualTo(100);
        assertThat(order.getJsonArray("callbacks").getJsonObject(0)).containsKey("next");
      });
    }
  }
}
