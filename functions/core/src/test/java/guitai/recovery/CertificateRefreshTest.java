package guitai.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.problem.Unavailable;
import guitai.provider.CertificatePublisher;
import guitai.provider.Certificates.Certificate;
import guitai.provider.Certificates.Published;
import guitai.provider.MemoryCertificates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateRefreshTest {
  private static final Certificate OLD = new Certificate("01", "old");
  private static final Certificate NEW = new Certificate("02", "new");

  private final MemoryCertificates stored = new MemoryCertificates();
  private final Paper paper = new Paper("wechat-pay");
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private final CertificateRefresh refresh =
      new CertificateRefresh(stored, List.of(paper), () -> now);

  private static final class Paper implements CertificatePublisher {
    private final String name;
    private final List<Certificate> published = new ArrayList<>(List.of(OLD));
    private boolean away;
    private int asked;

    Paper(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public List<Certificate> certificates() {
      asked++;
      if (away) {
        throw new Unavailable("away");
      }
      return List.copyOf(published);
    }
  }

  private List<Certificate> stored() {
    return stored.of("wechat-pay").map(Published::certificates).orElse(List.of());
  }

  @Test
  void a_provider_is_queried_once_an_hour() {
    for (int minute = 0; minute <= 60; minute++) {
      assertThat(refresh.run()).isZero();
      now = now.plusSeconds(60);
    }
    assertThat(paper.asked).isEqualTo(2);
    assertThat(stored()).containsExactly(OLD);
  }

  @Test
  void the_published_certificates_replace_the_stored_ones() {
    refresh.run();
    paper.published.add(NEW);
    now = now.plus(Duration.ofHours(1));
    refresh.run();
    assertThat(stored()).containsExactly(OLD, NEW);
    paper.published.remove(OLD);
    now = now.plus(Duration.ofHours(1));
    refresh.run();
    assertThat(stored()).containsExactly(NEW);
  }

  @Test
  void without_an_answer_the_stored_certificates_stay_and_the_next_run_queries_again() {
    refresh.run();
    paper.away = true;
    now = now.plus(Duration.ofHours(1));
    assertThat(refresh.run()).isEqualTo(1);
    assertThat(refresh.run()).isEqualTo(1);
    assertThat(stored()).containsExactly(OLD);
    paper.away = false;
    assertThat(refresh.run()).isZero();
    assertThat(refresh.run()).isZero();
  }

  @Test
  void a_provider_that_is_away_does_not_stop_the_query_of_another() {
    paper.away = true;
    var other = new Paper("union-pay");
    assertThat(new CertificateRefresh(stored, List.of(paper, other), () -> now).run()).isEqualTo(1);
    assertThat(stored.of("union-pay")).isPresent();
  }
}
