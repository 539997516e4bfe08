package guitai.local;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockEndpointTest {
  private static final long YEAR = Duration.ofDays(366).toSeconds();

  @TempDir private Path home;

  private static Response post(ClockEndpoint endpoint, String body) {
    return endpoint.handle(
        new Request(
            "POST", "/local/clock", Optional.empty(), Map.of(), Bytes.utf8(body), "127.0.0.1"));
  }

  private static String type(Response answer) {
    var text = new String(answer.body().toArray(), StandardCharsets.UTF_8);
    return Json.parse(text).getString("type").replaceAll(".*:", "");
  }

  private static String by(long seconds) {
    return "{\"advanceSeconds\":" + seconds + "}";
  }

  @Test
  void a_move_survives_a_restart() {
    assertThat(post(new ClockEndpoint(StoreClock.at(home), true), by(3600)).status())
        .isEqualTo(200);
    assertThat(StoreClock.at(home).ahead()).isEqualTo(Duration.ofHours(1));
    assertThat(StoreClock.at(home).instant()).isAfter(Instant.now().plusSeconds(3500));
  }

  @Test
  void a_move_wakes_what_waits_for_the_time() throws Exception {
    var clock = StoreClock.at(home);
    var woken = new CompletableFuture<Void>();
    clock.watch(() -> woken.complete(null));
    var waiting = CompletableFuture.runAsync(() -> await(clock, clock.instant().plusSeconds(900)));
    assertThat(waiting).isNotDone();
    post(new ClockEndpoint(clock, true), by(900));
    waiting.get(10, TimeUnit.SECONDS);
    assertThat(woken).isDone();
  }

  private static void await(StoreClock clock, Instant until) {
    try {
      clock.await(until);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"advanceSeconds\":-1}",
        "{\"advanceSeconds\":1.5}",
        "{\"advanceSeconds\":\"1\"}",
        "{\"advanceSeconds\":31622401}",
        "{\"advanceSeconds\":1,\"more\":1}"
      })
  void another_body_moves_nothing(String body) {
    var clock = StoreClock.at(home);
    var answer = post(new ClockEndpoint(clock, true), body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(type(answer)).isEqualTo("invalid-request");
    assertThat(clock.ahead()).isZero();
  }

  @Test
  void a_body_has_a_limit() {
    var answer = post(new ClockEndpoint(StoreClock.at(home), true), " ".repeat(1025));
    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void the_clock_is_at_most_ten_years_ahead() {
    var clock = StoreClock.at(home);
    var endpoint = new ClockEndpoint(clock, true);
    for (int i = 0; i < 9; i++) {
      assertThat(post(endpoint, by(YEAR)).status()).isEqualTo(200);
    }
    var answer = post(endpoint, by(YEAR));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(type(answer)).isEqualTo("clock-limit");
    assertThat(clock.ahead()).isEqualTo(Duration.ofDays(9 * 366));
  }

  @Test
  void simulators_of_another_process_are_not_left_behind() {
    var clock = StoreClock.at(home);
    var answer = post(new ClockEndpoint(clock, false), by(60));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(type(answer)).isEqualTo("simulators-apart");
    assertThat(clock.ahead()).isZero();
  }
}
