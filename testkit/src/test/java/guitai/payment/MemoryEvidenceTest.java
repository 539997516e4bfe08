package guitai.payment;

import static guitai.order.SampleEvents.NOON;
import static guitai.order.SampleEvents.evidence;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryEvidenceTest {
  private final MemoryEvidence archive = new MemoryEvidence(Duration.ofDays(1));

  @Test
  void evidence_is_deleted_when_its_retention_is_over_and_not_before() {
    var evidence = evidence();
    archive.store(evidence);
    archive.expire(NOON.plus(Duration.ofDays(1)).minusNanos(1));
    assertThat(archive.evidence(evidence.digest())).contains(evidence);
    archive.expire(NOON.plus(Duration.ofDays(1)));
    assertThat(archive.evidence(evidence.digest())).isEmpty();
  }
}
