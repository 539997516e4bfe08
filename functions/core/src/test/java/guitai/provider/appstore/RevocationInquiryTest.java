package guitai.provider.appstore;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.problem.Unavailable;
import guitai.provider.appstore.CertificationPaths.StoredPath;
import guitai.provider.appstore.Responders.Verdict;
import guitai.provider.appstore.RevocationInquiry.Run;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RevocationInquiryTest {
  private static final URI NOWHERE = URI.create("http://localhost:1/");
  private static final Duration TIME = Duration.ofSeconds(30);
  private static final FakeAuthority BELOW = FakeAuthority.root().intermediate(NOWHERE);
  private static final CertificationPath PATH = path(Duration.ofDays(700));

  private final MemoryCertificationPaths paths = new MemoryCertificationPaths();
  private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private Supplier<Verdict> answer = Verdict.Good::new;
  private int asked;
  private final RevocationInquiry inquiry = new RevocationInquiry(paths, this::answer, () -> now);

  private static CertificationPath path(Duration valid) {
    return new CertificationPath(BELOW.leaf(NOWHERE, valid), BELOW.certificate());
  }

  private Verdict answer(CertificationPath path) {
    asked++;
    return answer.get();
  }

  private static Verdict away() {
    throw new Unavailable("away");
  }

  private Verdict revoked() {
    return new Verdict.Revoked(PATH.leaf(), now.minusSeconds(60), "KEY_COMPROMISE");
  }

  private RevocationStatus status() {
    return paths.all().getFirst().status();
  }

  private void later(Duration wait) {
    now = now.plus(wait);
  }

  @Test
  void without_stored_paths_no_responder_is_asked() {
    assertThat(inquiry.run(TIME)).isEqualTo(new Run(0, List.of()));
    assertThat(asked).isZero();
  }

  @Test
  void a_path_is_queried_at_once_and_then_twice_a_day() {
    paths.add(PATH, now);
    for (int minute = 0; minute < 24 * 60; minute++) {
      assertThat(inquiry.run(TIME)).isEqualTo(new Run(0, List.of()));
      later(Duration.ofMinutes(1));
    }
    assertThat(asked).isEqualTo(2);
    assertThat(status()).isEqualTo(new RevocationStatus.Good(now.minus(Duration.ofHours(12))));
  }

  @Test
  void a_revoked_path_is_reported_once_and_stays_revoked_though_it_expires() {
    paths.add(PATH, now);
    answer = this::revoked;
    var revoked = (Verdict.Revoked) revoked();

    assertThat(inquiry.run(TIME)).isEqualTo(new Run(0, List.of(revoked)));

    answer = Verdict.Good::new;
    later(Duration.ofDays(1000));
    assertThat(inquiry.run(TIME)).isEqualTo(new Run(0, List.of()));
    assertThat(status()).isEqualTo(new RevocationStatus.Revoked(revoked.at()));
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void without_an_answer_the_status_stays_and_the_next_query_is_five_minutes_later() {
    paths.add(PATH, now);
    inquiry.run(TIME);
    var good = status();
    answer = RevocationInquiryTest::away;
    later(RevocationInquiry.AGE);

    for (int minute = 0; minute < 10; minute++) {
      assertThat(inquiry.run(TIME).unanswered()).isEqualTo(minute % 5 == 0 ? 1 : 0);
      later(Duration.ofMinutes(1));
    }
    assertThat(status()).isEqualTo(good);
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void an_expired_path_is_dropped_and_no_responder_is_asked() {
    paths.add(path(Duration.ofDays(2)), now);
    later(Duration.ofDays(3));

    assertThat(inquiry.run(TIME)).isEqualTo(new Run(0, List.of()));
    assertThat(paths.all()).isEmpty();
    assertThat(asked).isZero();
  }

  @Test
  void two_runs_at_the_same_time_query_different_paths() {
    paths.add(PATH, now);
    answer =
        () -> {
          answer = RevocationInquiryTest::away;
          assertThat(inquiry.run(TIME)).isEqualTo(new Run(0, List.of()));
          return new Verdict.Good();
        };

    assertThat(inquiry.run(TIME)).isEqualTo(new Run(0, List.of()));
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void no_query_starts_after_the_time_is_over_and_the_path_that_waited_longest_comes_first() {
    var first = path(Duration.ofDays(400));
    paths.add(PATH, now);
    paths.add(first, now.minusSeconds(1));
    paths.add(path(Duration.ofDays(500)), now);
    answer =
        () -> {
          later(TIME);
          return new Verdict.Good();
        };

    inquiry.run(TIME);

    assertThat(asked).isEqualTo(1);
    assertThat(paths.all())
        .filteredOn(each -> each.status() instanceof RevocationStatus.Good)
        .extracting(StoredPath::path)
        .containsExactly(first);
  }

  @Test
  void a_responder_without_an_answer_does_not_stop_the_other_queries() {
    paths.add(PATH, now.minusSeconds(1));
    paths.add(path(Duration.ofDays(400)), now);
    answer =
        () -> {
          answer = Verdict.Good::new;
          return away();
        };

    assertThat(inquiry.run(TIME)).isEqualTo(new Run(1, List.of()));
    assertThat(paths.all())
        .extracting(StoredPath::status)
        .containsExactly(new RevocationStatus.NotChecked(), new RevocationStatus.Good(now));
  }
}
