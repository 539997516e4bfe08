package guitai.provider.appstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.http.JdkHost;
import guitai.problem.Unavailable;
import guitai.provider.appstore.FakeResponder.Fault;
import guitai.provider.appstore.Responders.Verdict;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Queries a responder whose answers another library writes.
class OcspRespondersTest {
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private final FakeResponder responder = new FakeResponder();
  private final FakeAuthority root = FakeAuthority.root();
  private final FakeAuthority intermediate = root.intermediate(responder.uri());
  private final X509Certificate leaf = intermediate.leaf(responder.uri());
  private final CertificationPath path = path(leaf, intermediate);

  @AfterEach
  void close() {
    responder.close();
  }

  private CertificationPath path(X509Certificate leaf, FakeAuthority intermediate) {
    responder.speakFor(intermediate.certificate().getSerialNumber(), root);
    responder.speakFor(leaf.getSerialNumber(), intermediate);
    return new CertificationPath(leaf, intermediate.certificate());
  }

  private Responders responders(Optional<URI> relay, Duration limit) {
    return new OcspResponders(
        root.certificate(), relay, limit, new JdkHost(InstantSource.system()));
  }

  private Verdict ask() {
    return responders(Optional.empty(), OcspResponders.LIMIT).ask(path);
  }

  @Test
  void a_path_is_good_where_the_issuers_of_both_certificates_say_so() {
    assertThat(ask()).isEqualTo(new Verdict.Good());
    assertThat(responder.asked).hasSize(2);
  }

  @Test
  void a_revoked_leaf_is_reported_with_time_and_reason() {
    responder.revoke(leaf.getSerialNumber());

    assertThat(ask())
        .isEqualTo(new Verdict.Revoked(leaf, FakeResponder.REVOKED_AT, "KEY_COMPROMISE"));
  }

  @Test
  void a_revoked_intermediate_is_reported_with_time_and_reason() {
    responder.revoke(intermediate.certificate().getSerialNumber());

    assertThat(ask())
        .isEqualTo(
            new Verdict.Revoked(
                intermediate.certificate(), FakeResponder.REVOKED_AT, "KEY_COMPROMISE"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"STRANGER", "STALE", "TRY_LATER", "UNKNOWN", "ANOTHER", "NOT_FOUND"})
  void an_unverified_or_unclear_answer_is_no_verdict(Fault fault) {
    responder.fault = fault;
    assertThatThrownBy(this::ask).isInstanceOf(Unavailable.class);

    responder.revoke(leaf.getSerialNumber());
    assertThatThrownBy(this::ask).isInstanceOf(Unavailable.class);
    assertThat(responder.asked).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"SILENT", "ENDLESS"})
  void a_responder_without_a_whole_answer_is_given_up_when_the_time_is_over(Fault fault) {
    responder.fault = fault;
    var began = Instant.now();

    assertThatThrownBy(() -> responders(Optional.empty(), LIMIT).ask(path))
        .isInstanceOf(Unavailable.class);

    assertThat(Duration.between(began, Instant.now())).isBetween(LIMIT, LIMIT.plusSeconds(3));
  }

  @Test
  void the_connection_to_a_responder_that_is_given_up_is_closed() throws InterruptedException {
    responder.fault = Fault.ENDLESS;

    assertThatThrownBy(() -> responders(Optional.empty(), LIMIT).ask(path))
        .isInstanceOf(Unavailable.class);

    assertThat(responder.left.await(3, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void an_address_without_a_responder_is_no_verdict() {
    var unreachable = Optional.of(URI.create("http://localhost:1/"));

    assertThatThrownBy(() -> responders(unreachable, LIMIT).ask(path))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void a_relay_is_asked_instead_of_the_responders_that_the_certificates_name() {
    var elsewhere = URI.create("http://localhost:1/");
    var below = root.intermediate(elsewhere);
    var path = path(below.leaf(elsewhere), below);

    var relay = Optional.of(responder.uri());
    assertThat(responders(relay, OcspResponders.LIMIT).ask(path)).isEqualTo(new Verdict.Good());
    assertThat(responder.asked).hasSize(2);
  }

  @Test
  void a_long_address_is_asked_by_post() {
    var relay = Optional.of(URI.create(responder.uri() + "/" + "a".repeat(200)));

    assertThat(responders(relay, OcspResponders.LIMIT).ask(path)).isEqualTo(new Verdict.Good());
    assertThat(responder.asked).containsExactly("POST", "POST");
  }

  @Test
  void a_path_to_another_root_is_no_verdict_and_asks_no_responder() {
    var others = FakeAuthority.root().intermediate(responder.uri());
    var path = new CertificationPath(others.leaf(responder.uri()), others.certificate());

    assertThatThrownBy(() -> responders(Optional.empty(), LIMIT).ask(path))
        .isInstanceOf(Unavailable.class);
    assertThat(responder.asked).isEmpty();
  }
}
