package guitai.provider.appstore;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.problem.Unavailable;
import guitai.provider.appstore.CertificationPaths.Kept;
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

  private final MemoryCertificationPaths kept = new MemoryCertificationPaths();
  private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private Supplier<Verdict> answer = Verdict.Good::new;
  private int asked;
  private final RevocationInquiry inquiry = new RevocationInquiry(kept, this::answer, () -> now);

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
    return kept.all().getFirst().status();
  }

  private void later(Duration wait) {
    now = now.plus(wait);
  }

  @Test
  void nothing_kept_is_nothing_asked() {
    assertThat(inquiry.run(TIME)).isEqualTo(new Run(0, List.of()));
    assertThat(asked).isZero();
  }

  @Test
  void a_path_is_asked_about_at_once_and_then_twice_a_day() {
    kept.note(PATH, now);
    for (int minute = 0; minute < 24 * 60; minute++) {
      assertThat(inquiry.run(TIME)).isEqualTo(new Run(0, List.of()));
      later(Duration.ofMinutes(1));
    }
    assertThat(asked).isEqualTo(2);
    assertThat(status()).isEqualTo(new RevocationStatus.Good(now.minus(Duration.ofHours(12))));
  }

  @Test
  void a_revoked_one_is_told_once_and_stays_revoked_though_it_expires() {
    kept.note(PATH, now);
    answer = this::revoked;
    var news = (Verdict.Revoked) revoked();

    assertThat(inquiry.run(TIME)).isEqualTo(new Run(0, List.of(news)));

    answer = Verdict.Good::new;
    later(Duration.ofDays(1000));
    assertThat(inquiry.run(TIME)).isEqualTo(new Run(0, List.of()));
    assertThat(status()).isEqualTo(new RevocationStatus.Revoked(news.at()));
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void without_an_answer_what_was_known_stays_and_five_minutes_later_somebody_asks_again() {
    kept.note(PATH, now);
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
  void what_has_expired_is_dropped_and_nobody_is_asked() {
    kept.note(path(Duration.ofDays(2)), now);
    later(Duration.ofDays(3));

    assertThat(inquiry.run(TIME)).isEqualTo(new Run(0, List.of()));
    assertThat(kept.all()).isEmpty();
    assertThat(asked).isZero();
  }

  @Test
  void whoever_asks_at_the_same_time_asks_about_another() {
    kept.note(PATH, now);
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
  void nobody_is_asked_after_the_time_is_over_and_who_waited_longest_is_asked_first() {
    var first = path(Duration.ofDays(400));
    kept.note(PATH, now);
    kept.note(first, now.minusSeconds(1));
    kept.note(path(Duration.ofDays(500)), now);
    answer =
        () -> {
          later(TIME);
          return new Verdict.Good();
        };

    inquiry.run(TIME);

    assertThat(asked).isEqualTo(1);
    assertThat(kept.all())
        .filteredOn(each -> each.status() instanceof RevocationStatus.Good)
        .extracting(Kept::path)
        .containsExactly(first);
  }

  @Test
  void one_responder_that_is_away_keeps_no_other_from_being_asked() {
    kept.note(PATH, now.minusSeconds(1));
    kept.note(path(Duration.ofDays(400)), now);
    answer =
        () -> {
          answer = Verdict.Good::new;
          return away();
        };

    assertThat(inquiry.run(TIME)).isEqualTo(new Run(1, List.of()));
    assertThat(kept.all())
        .extracting(Kept::status)
        .containsExactly(new RevocationStatus.Unasked(), new RevocationStatus.Good(now));
  }
}
