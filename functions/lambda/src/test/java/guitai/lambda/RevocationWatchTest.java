package guitai.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.keys.AppleRoot;
import guitai.problem.Unavailable;
import guitai.provider.appstore.CertificationPath;
import guitai.provider.appstore.MemoryCertificationPaths;
import guitai.provider.appstore.Responders;
import guitai.provider.appstore.Responders.Verdict;
import guitai.provider.appstore.RevocationInquiry;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
class RevocationWatchTest {
  private static final Instant NOW = Instant.parse("2026-11-26T04:00:00Z");
  private static final Instant REVOKED_AT = Instant.parse("2026-11-25T09:30:00Z");
  private static final CertificationPath PATH =
      new CertificationPath(AppleRoot.certificate(), AppleRoot.certificate());

  private static final Log LOG = new Log(() -> NOW, line -> System.out.println(line));

  private static RevocationWatch watch(Optional<RevocationInquiry> inquiry) {
    return new RevocationWatch(
        inquiry,
        new Metric(LOG, "guitai-test", "CertificatesRevoked"),
        new Metric(LOG, "guitai-test", "RevocationUnanswered"));
  }

  private static Optional<RevocationInquiry> inquiry(Responders responders) {
    var paths = new MemoryCertificationPaths();
    paths.add(PATH, NOW);
    return Optional.of(new RevocationInquiry(paths, responders, () -> NOW));
  }

  /// The lines that a run prints, the line of its invocation last.
  private static List<JsonObject> printed(Optional<RevocationInquiry> inquiry) {
    var before = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      var line = LOG.line("RecoverPayments", "request-1");
      watch(inquiry).run(Duration.ofSeconds(1), line);
      line.write();
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8).lines().map(Json::parse).toList();
  }

  @Test
  void a_revoked_certificate_is_counted_and_named() {
    var lines =
        printed(inquiry(path -> new Verdict.Revoked(path.leaf(), REVOKED_AT, "KEY_COMPROMISE")));

    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst().getInt("CertificatesRevoked")).isEqualTo(1);
    assertThat(lines.getLast().getString("level")).isEqualTo("WARN");
    assertThat(lines.getLast().getJsonArray("revoked").toString())
        .isEqualTo(
            "[{\"subject\":\"C=US,O=Apple Inc.,OU=Apple Certification Authority,CN=Apple Root CA -"
                + " G3\",\"serial\":\"2dc5fc88d2c54b95\",\"at\":\"2026-11-25T09:30:00Z\","
                + "\"reason\":\"KEY_COMPROMISE\"}]");
  }

  @Test
  void an_answer_that_does_not_come_is_counted_and_warned_of() {
    var lines =
        printed(
            inquiry(path -> {
              throw new Unavailable("away");
            }));

    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst().getInt("RevocationUnanswered")).isEqualTo(1);
    assertThat(lines.getLast().getInt("revocationUnanswered")).isEqualTo(1);
    assertThat(lines.getLast().getString("level")).isEqualTo("WARN");
  }

  @Test
  void a_good_status_is_neither_counted_nor_warned_of() {
    assertThat(printed(inquiry(path -> new Verdict.Good())))
        .singleElement()
        .satisfies(line -> assertThat(line.getString("level")).isEqualTo("INFO"));
  }

  @Test
  void a_deployment_without_revocation_checks_reports_nothing() {
    assertThat(printed(Optional.empty()))
        .singleElement()
        .satisfies(line -> assertThat(line.getString("level")).isEqualTo("INFO"));
  }
}
