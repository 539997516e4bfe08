package guitai.local.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.local.Store;
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
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The simulators as a process apart, which is killed.
class AlipayKilledTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ALIPAY = 2;

  @TempDir private Path home;

  @Test
  void a_killed_process_knows_after_its_restart_all_it_ever_answered() throws Exception {
    int port = free();
    var paid = new HashMap<String, String>();
    var process = start(port);
    try (var shop = Shop.answering("fail")) {
      var merchant = new MerchantClient(port + ALIPAY);
      for (int i = 10; i < 30; i++) {
        var number = "KILLED00" + i;
        merchant.precreate(number, shop.notifyUrl()).succeeded();
        var played = merchant.simulate("{\"play\":\"pay\",\"order\":\"" + number + "\"}").body();
        merchant.refund(number, "R" + i, "1.00").succeeded();
        paid.put(number, Json.parse(played).getString("tradeNo"));
      }
    } finally {
      kill(process);
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

  private Process start(int port) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-classpath",
            System.getProperty("java.class.path"),
            Store.class.getName(),
            "simulators");
    builder.environment().put("GUITAI_HOME", home.toString());
    builder.environment().put("GUITAI_PORT", Integer.toString(port));
    var process = builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
    var until = Instant.now().plus(PATIENCE);
    while (!listens(port + ALIPAY)) {
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

  /// The store's port, with those of its simulators behind it.
  private static int free() {
    var random = new Random();
    return IntStream.generate(() -> random.nextInt(20_000, 30_000))
        .limit(1000)
        .filter(port -> IntStream.rangeClosed(port, port + 5).allMatch(AlipayKilledTest::free))
        .findFirst()
        .orElseThrow();
  }

  private static boolean free(int port) {
    try (var socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
