package guitai.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.sandbox.SandboxProcess;
import guitai.sandbox.simulator.Shop;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlipayKilledTest {
  @TempDir private Path home;

  @Test
  void a_killed_process_knows_after_its_restart_all_it_ever_answered() throws Exception {
    var paid = new HashMap<String, String>();
    var process = SandboxProcess.start(home);
    try (var shop = Shop.answering("fail")) {
      var merchant = new MerchantClient(process.port(new Alipay()));
      for (int i = 10; i < 30; i++) {
        var number = "KILLED00" + i;
        merchant.precreate(number, shop.notifyUrl()).succeeded();
        var played = merchant.simulate("{\"play\":\"pay\",\"order\":\"" + number + "\"}").body();
        merchant.refund(number, "R" + i, "1.00").succeeded();
        paid.put(number, Json.parse(played).getString("tradeNo"));
      }
    } finally {
      process.kill();
    }
    try (var world = World.open(home)) {
      paid.forEach((number, tradeNo) -> {
        var books = world.merchant().books(number);
        assertThat(books.getString("tradeNo")).isEqualTo(tradeNo);
        assertThat(books.getJsonArray("refunds").getJsonObject(0).getInt("amount")).isEqualTo(100);
        assertThat(books.getJsonArray("callbacks").getJsonObject(0)).containsKey("next");
      });
    }
  }
}
