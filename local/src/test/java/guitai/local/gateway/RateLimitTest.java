package guitai.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private Instant now = Instant.parse("2026-11-30T00:00:00Z");
  private final RateLimit.Bucket bucket = new RateLimit(100, 200).bucket(() -> now);

  private int admitted(int requests) {
    int admitted = 0;
    for (int i = 0; i < requests; i++) {
      admitted += bucket.admits() ? 1 : 0;
    }
    return admitted;
  }

  @Test
  void a_burst_is_admitted_and_then_as_many_as_the_rate() {
    assertThat(admitted(300)).isEqualTo(200);
    now = now.plus(Duration.ofMillis(500));
    assertThat(admitted(300)).isEqualTo(50);
    now = now.plus(Duration.ofMillis(10));
    assertThat(admitted(2)).isEqualTo(1);
  }

  @Test
  void a_pause_saves_up_no_more_than_a_burst() {
    assertThat(admitted(200)).isEqualTo(200);
    now = now.plus(Duration.ofHours(1));
    assertThat(admitted(300)).isEqualTo(200);
  }
}
