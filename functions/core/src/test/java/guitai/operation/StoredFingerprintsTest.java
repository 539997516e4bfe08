package guitai.operation;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.payment.Operator;
import guitai.payment.ResolutionWay;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoredFingerprintsTest {
  @Test
  void a_proposal_has_the_fingerprint_that_it_was_stored_with() {
    var first =
        Stream.of(
            ResolutionWay.GRANT,
            ResolutionWay.REFUND,
            ResolutionWay.REFUNDED_AT_PROVIDER,
            ResolutionWay.REFUNDED_OUTSIDE_PROVIDER);
    assertThat(first.map(StoredFingerprintsTest::fingerprint))
        .containsExactly(
            "db97076cc642d5a92015fa077f65de9366eeecc9a6597572098a135060ddff65",
            "a9195646cad86c30b1fe4ed0f1261c644aa7a04ee6cda0903b1d2b66a4a78312",
            "5dee9cd5b2d8f9c522983811c665c2955d0571dd80e608649d6610a957073074",
            "4c45f141d91e2f8b1e6ff482ce64077fe4122ba271f41a7367d09e96e92bc48c");
  }

  private static String fingerprint(ResolutionWay way) {
    var refund = Optional.of("R-01");
    return new ProposalRequest("key", way, refund, Optional.empty(), "reason", new Operator("01a"))
        .fingerprint();
  }
}
