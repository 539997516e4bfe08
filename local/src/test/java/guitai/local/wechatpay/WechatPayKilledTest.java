package guitai.local.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.local.simulator.Shop;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WechatPayKilledTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path home;

  @Test
  void a_killed_process_knows_after_its_restart_all_it_ever_answered() throws Exception {
    int port = free();
    var transactions = new HashMap<String, String>();
    var process = start(port);
    try (var shop = Shop.answering(500)) {
      var merchant = new MerchantClient(port);
      for (int i = 10; i < 30; i++) {
        var number = "KILLED00" + i;
        merchant.post(
            "/v3/pay/transactions/native", merchant.order(number, "qr", shop.notifyUrl()));
        var played = merchant.simulate("{\"play\":\"pay\",\"order\":\"" + number + "\"}").body();
        assertThat(merchant.ask(merchant.refund(number, "R" + i, 100)).statusCode()).isEqualTo(200);
        transactions.put(number, Json.parse(played).getString("transactionId"));
      }
    } finally {
      kill(process);
    }
    try (var world = World.open(home)) {
      transactions.forEach((number, transaction) -> {
        var books = world.merchant().books(number);
        assertThat(books.getString("transactionId")).isEqualTo(transaction);
        assertThat(books.getJsonArray("refunds").getJsonObject(0).getInt("amount")).isEqualTo(100);
        assertThat(books.getJsonArray("callbacks").getJsonObject(0)).containsKey("next");
      });
    }
  }

  private Process start(int port) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-classpath",
            System.getProperty("java.class.path"),
            WechatPaySimulator.class.getName());
    builder.environment().put("GUITAI_HOME", home.toString());
    builder.environment().put("GUITAI_PORT", Integer.toString(port - 1));
    var process = builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
    var until = Instant.now().plus(PATIENCE);
    while (!listens(port)) {
      if (!process.isAlive() || Instant.now().isAfter(until)) {
        kill(process);
        throw new AssertionError("it does not open");
      }
      Thread.sleep(50);
    }
    return process;
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private static boolean listens(int port) throws IOException {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (ConnectException e) {
      return false;
    }
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
