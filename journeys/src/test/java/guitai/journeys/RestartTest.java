package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The store as a process: killed, stopped, or unable to start.
class RestartTest {
  @TempDir Path home;
  private final int port = StoreProcess.freePorts();

  @Test
  void a_kill_and_a_restart_lose_nothing() {
    String owned;
    String unpaid;
    String paid;
    Shopper.Answer first;
    try (var store = StoreProcess.open(home, port)) {
      var alice = shopper(store);
      first = alice.order("first", Shopper.wish("ink-garden"));
      owned = first.json().getString("orderId");
      alice.pay(owned, "");
      alice.awaitOwned("ink-garden", owned);
      unpaid = alice.order("tea-timer");
      paid = alice.order("night-train");
      assertThat(alice.pay(paid, "").status()).isEqualTo(200);
      store.kill();
    }
    try (var store = StoreProcess.open(home, port)) {
      var alice = shopper(store);
      alice.awaitOwned("ink-garden", owned);
      var again = alice.order("first", Shopper.wish("ink-garden"));
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.json().getString("orderId")).isEqualTo(owned);
      alice.awaitOwned("night-train", paid);
      alice.pay(unpaid, "");
      store.kill();
    }
    try (var store = StoreProcess.open(home, port)) {
      shopper(store).awaitOwned("tea-timer", unpaid);
      assertThat(store.terminate()).isEqualTo(143);
    }
  }

  @Test
  void store_and_simulators_run_apart_too() {
    try (var simulators = StoreProcess.start(home, port, "simulators");
        var store = StoreProcess.open(home, port, "store")) {
      Eventually.become(
          Duration.ofSeconds(30), simulators::simulator, health -> health.contains("open"));
      var alice = shopper(store);
      var id = alice.order("tea-timer");
      alice.pay(id, "");
      alice.awaitOwned("tea-timer", id);
      assertThat(simulators.process().isAlive()).isTrue();
    }
  }

  @Test
  void a_port_or_a_home_in_use_is_one_clear_line() {
    try (var store = StoreProcess.open(home, port)) {
      try (var samePort = StoreProcess.start(home.resolve("other"), port)) {
        assertThat(samePort.exitCode()).isEqualTo(1);
        assertThat(samePort.output().strip())
            .hasLineCount(1)
            .contains("port " + port, "GUITAI_PORT", "柜台无法启动");
      }
      try (var sameHome = StoreProcess.start(home, StoreProcess.freePorts())) {
        assertThat(sameHome.exitCode()).isEqualTo(1);
        assertThat(sameHome.output().strip()).hasLineCount(1).contains("in use");
      }
      assertThat(store.process().isAlive()).isTrue();
    }
  }

  @Test
  void maven_learns_whether_the_store_has_opened() throws IOException {
    var opening = Files.createFile(home.resolve("opening"));
    var program =
        new StoreProcess.Program(
            "guitai.local.Store", List.of(), List.of("-Dguitai.opening=" + opening), List.of());
    try (var store = StoreProcess.open(home.resolve("first"), port, program)) {
      Eventually.become(Duration.ofSeconds(30), () -> Files.exists(opening), there -> !there);
      Files.createFile(opening);
      try (var samePort = StoreProcess.start(home.resolve("second"), port, program)) {
        assertThat(samePort.exitCode()).isEqualTo(1);
        assertThat(opening).exists();
      }
      assertThat(store.process().isAlive()).isTrue();
    }
  }

  private static Shopper shopper(StoreProcess store) {
    return Shopper.of("alice", store.uri(), store.wechatPay());
  }
}
