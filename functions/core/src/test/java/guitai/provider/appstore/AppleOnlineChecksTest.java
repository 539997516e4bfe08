package guitai.provider.appstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.apple.itunes.storekit.model.Environment;
import com.apple.itunes.storekit.verification.SignedDataVerifier;
import com.apple.itunes.storekit.verification.VerificationException;
import guitai.http.JdkHost;
import guitai.json.Json;
import guitai.keys.Es256;
import guitai.provider.Forged;
import guitai.provider.appstore.FakeResponder.Fault;
import java.io.ByteArrayInputStream;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Apple's own library, with its online checks on, asks the same responder at each verification.
/// Both judge a responder's answer alike. Without an answer the library refuses; ours uses the
/// status known before.
class AppleOnlineChecksTest {
  private static final String OK = "OK";
  private static final String REFUSED = "INVALID_CHAIN";

  private final FakeResponder responder = new FakeResponder();
  private final FakeAuthority root = FakeAuthority.root();
  private final FakeAuthority intermediate = root.intermediate(responder.uri());
  private final FakeAuthority leaf = intermediate.signing(responder.uri());
  private final MemoryCertificationPaths paths = new MemoryCertificationPaths();

  @BeforeEach
  void speak() {
    responder.speakFor(intermediate.certificate().getSerialNumber(), root);
    responder.speakFor(leaf.certificate().getSerialNumber(), intermediate);
  }

  @AfterEach
  void close() {
    responder.close();
  }

  private String signed() {
    var x5c = Json.array();
    for (var each : List.of(leaf, intermediate, root)) {
      x5c.add(Base64.getEncoder().encodeToString(der(each.certificate())));
    }
    var header = Json.object().add("alg", "ES256").add("x5c", x5c).build();
    var content =
        FakeAppStore.transaction("2000000999000777")
            .add("signedDate", Instant.now().toEpochMilli())
            .build();
    return Es256.compact(header, content, leaf.keys().getPrivate());
  }

  private static byte[] der(X509Certificate certificate) {
    return CertificationPath.der(certificate).toArray();
  }

  private String theirs() {
    try {
      new SignedDataVerifier(
              Set.of(new ByteArrayInputStream(der(root.certificate()))),
              Vectors.SANDBOX.bundleId(),
              null,
              Environment.SANDBOX,
              true)
          .verifyAndDecodeTransaction(signed());
      return OK;
    } catch (VerificationException e) {
      return e.getStatus().name();
    }
  }

  /// A function that has just started, after RecoverPayments has asked the responders.
  private String ours() {
    paths.add(new CertificationPath(leaf.certificate(), intermediate.certificate()), Instant.now());
    var responders =
        new OcspResponders(
            root.certificate(),
            Optional.empty(),
            OcspResponders.LIMIT,
            new JdkHost(InstantSource.system()));
    new RevocationInquiry(paths, responders, InstantSource.system()).run(Duration.ofSeconds(30));
    var known = new KnownPaths(paths, InstantSource.system());
    try {
      new AppStoreVerifier(Vectors.SANDBOX, root.certificate(), known)
          .transaction(signed(), Instant.now());
      return OK;
    } catch (Forged e) {
      assertThat(e).hasMessage(VerificationFailure.REVOKED.forged().getMessage());
      return REFUSED;
    }
  }

  @Test
  void an_object_signed_under_good_certificates_counts_in_both() {
    assertThat(ours()).isEqualTo(theirs()).isEqualTo(OK);
  }

  @Test
  void an_object_signed_under_a_revoked_leaf_counts_in_neither() {
    responder.revoke(leaf.certificate().getSerialNumber());

    assertThat(ours()).isEqualTo(theirs()).isEqualTo(REFUSED);
  }

  @Test
  void an_object_signed_under_a_revoked_intermediate_counts_in_neither() {
    responder.revoke(intermediate.certificate().getSerialNumber());

    assertThat(ours()).isEqualTo(theirs()).isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"STRANGER", "STALE", "TRY_LATER", "UNKNOWN", "ANOTHER", "NOT_FOUND"})
  void an_answer_without_a_verdict_for_ours_has_none_for_theirs(Fault fault) {
    responder.fault = fault;

    assertThat(theirs()).isNotEqualTo(OK);
    assertThat(ours()).isEqualTo(OK);
    assertThat(paths.all().getFirst().status()).isEqualTo(new RevocationStatus.NotChecked());
  }
}
