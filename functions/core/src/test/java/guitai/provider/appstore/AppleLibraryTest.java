package guitai.provider.appstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.apple.itunes.storekit.model.Environment;
import com.apple.itunes.storekit.verification.ChainVerifier;
import com.apple.itunes.storekit.verification.SignedDataVerifier;
import com.apple.itunes.storekit.verification.VerificationException;
import com.apple.itunes.storekit.verification.VerificationStatus;
import guitai.provider.Forged;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Apple's own library as the oracle for ours: both accept the same objects, and refuse the same
/// ones for the same reason.
class AppleLibraryTest {
  private static final String OK = "OK";
  private static final Instant AT = Instant.ofEpochMilli(1761962975000L);
  private static final Instant EXPIRED = Instant.ofEpochMilli(2280946846000L);

  static Stream<String> notifications() {
    return Vectors.cases().stream().map(vector -> vector.getString("file"));
  }

  @ParameterizedTest
  @MethodSource("notifications")
  void both_libraries_judge_a_notification_alike(String file) {
    var signed = Vectors.signedPayload(file);
    var account = Vectors.account(vector(file));

    assertThat(ours(account, signed)).isEqualTo(theirs(account, signed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"testNotification", "missingX5CHeaderClaim", "wrongBundleId"})
  void both_libraries_judge_apples_own_test_objects_alike(String file) {
    var signed = Vectors.text("signed/" + file);

    assertThat(ours(Vectors.SANDBOX, signed)).isEqualTo(theirs(Vectors.SANDBOX, signed));
    assertThat(ours(Vectors.PRODUCTION, signed)).isEqualTo(theirs(Vectors.PRODUCTION, signed));
  }

  @Test
  void both_libraries_judge_a_single_transaction_and_renewal_alike() throws Exception {
    var library = library(Vectors.SANDBOX);
    var verifier = Vectors.verifier(Vectors.SANDBOX);
    var transaction = Vectors.text("signed/transactionInfo");
    var renewal = Vectors.text("signed/renewalInfo");

    assertThat(library.verifyAndDecodeTransaction(transaction).getSignedDate())
        .isEqualTo(
            verifier
                .transaction(transaction, Vectors.NOW)
                .json()
                .getJsonNumber("signedDate")
                .longValueExact());
    assertThat(library.verifyAndDecodeRenewalInfo(renewal).getSignedDate())
        .isEqualTo(
            verifier
                .renewal(renewal, Vectors.NOW)
                .json()
                .getJsonNumber("signedDate")
                .longValueExact());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xcode-signed-transaction",
        "xcode-signed-renewal-info",
        "xcode-signed-app-transaction",
        "xcode-app-receipt-empty",
        "xcode-app-receipt-with-transaction",
        "rubbish",
        "a.b.c.d"
      })
  void an_object_the_app_store_did_not_sign_is_refused_by_both(String file) {
    var signed = file.startsWith("xcode") ? Vectors.text("xcode/" + file) : file;

    assertThat(ours(Vectors.SANDBOX, signed)).isNotEqualTo(OK);
    assertThat(theirs(Vectors.SANDBOX, signed)).isNotEqualTo(OK);
  }

  /// The expected status; leaf, intermediate and root; the trusted root; the date.
  static Stream<Arguments> chains() {
    var leaf = chain("leaf_cert");
    var intermediate = chain("intermediate_ca");
    var root = chain("root_ca");
    var apples = chain("real_apple_root");
    var genuine =
        List.of(chain("real_apple_signing_certificate"), chain("real_apple_intermediate"), apples);
    return Stream.of(
        Arguments.of(OK, List.of(leaf, intermediate, root), root, AT),
        Arguments.of("INVALID_CHAIN", List.of(leaf, intermediate, root), root, EXPIRED),
        Arguments.of("INVALID_CHAIN_LENGTH", List.of(leaf, intermediate), root, AT),
        Arguments.of("INVALID_CERTIFICATE", List.of(leaf + "a", intermediate, root), root, AT),
        Arguments.of("INVALID_CERTIFICATE", List.of(leaf, "AAAA", root), root, AT),
        Arguments.of(
            "INVALID_CHAIN", List.of(chain("leaf_cert_invalid_oid"), intermediate, root), root, AT),
        Arguments.of(
            "INVALID_CHAIN",
            List.of(
                chain("leaf_cert_for_intermediate_ca_invalid_oid"),
                chain("intermediate_ca_invalid_oid"),
                root),
            root,
            AT),
        Arguments.of("INVALID_CHAIN", List.of(leaf, intermediate, root), apples, AT),
        Arguments.of(OK, genuine, apples, AT));
  }

  @ParameterizedTest
  @MethodSource("chains")
  void both_libraries_judge_a_chain_alike(
      String expected, List<String> x5c, String root, Instant at) throws Exception {
    var trusted = new ByteArrayInputStream(Base64.getDecoder().decode(root));
    var certificate =
        (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(trusted);
    trusted.reset();
    var library = new ChainVerifier(Set.of(trusted));

    assertThat(theirs(() -> library.verifyChain(x5c.toArray(String[]::new), false, Date.from(at))))
        .isEqualTo(expected);
    var chains = new Chains(certificate, Revocation.notAsked());
    assertThat(ours(() -> chains.signer(x5c, at))).isEqualTo(expected);
    if (expected.equals(OK)) {
      assertThat(chains.signer(x5c, at).key())
          .isEqualTo(library.verifyChain(x5c.toArray(String[]::new), false, Date.from(at)));
    }
  }

  private static String chain(String name) {
    return Vectors.text("chain/" + name + ".der.b64");
  }

  /// Our verdict by the library's names of a status.
  private static String ours(AppStoreAccount account, String signed) {
    return ours(() -> Vectors.verifier(account).notification(signed, Vectors.NOW));
  }

  private static String ours(Callable<?> proof) {
    try {
      proof.call();
      return OK;
    } catch (Forged e) {
      for (var reason : VerificationFailure.values()) {
        if (String.valueOf(e.getMessage()).equals(reason.forged().getMessage())) {
          return status(reason);
        }
      }
      throw new AssertionError(e);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String status(VerificationFailure reason) {
    return switch (reason) {
      case SIGNATURE -> VerificationStatus.VERIFICATION_FAILURE.name();
      case CERTIFICATE -> VerificationStatus.INVALID_CERTIFICATE.name();
      case CHAIN_LENGTH -> VerificationStatus.INVALID_CHAIN_LENGTH.name();
      case CHAIN, REVOKED -> VerificationStatus.INVALID_CHAIN.name();
      case APP -> VerificationStatus.INVALID_APP_IDENTIFIER.name();
      case ENVIRONMENT -> VerificationStatus.INVALID_ENVIRONMENT.name();
      default -> reason.name();
    };
  }

  /// The library's verdict on the notification and on the signed objects in it, which a user of the
  /// library verifies by separate calls.
  private static String theirs(AppStoreAccount account, String signed) {
    var library = library(account);
    return theirs(() -> {
      var data = library.verifyAndDecodeNotification(signed).getData();
      if (data != null && data.getSignedTransactionInfo() != null) {
        library.verifyAndDecodeTransaction(data.getSignedTransactionInfo());
      }
      if (data != null && data.getSignedRenewalInfo() != null) {
        library.verifyAndDecodeRenewalInfo(data.getSignedRenewalInfo());
      }
      return OK;
    });
  }

  private static String theirs(Callable<?> proof) {
    try {
      proof.call();
      return OK;
    } catch (VerificationException e) {
      return e.getStatus().name();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static SignedDataVerifier library(AppStoreAccount account) {
    return new SignedDataVerifier(
        Set.of(new ByteArrayInputStream(Vectors.bytes("certs/testCA.der"))),
        account.bundleId(),
        account.appAppleId().orElse(null),
        switch (account.environment()) {
          case PRODUCTION -> Environment.PRODUCTION;
          case SANDBOX -> Environment.SANDBOX;
        },
        false);
  }

  private static JsonObject vector(String file) {
    return Vectors.cases().stream()
        .filter(vector -> vector.getString("file").equals(file))
        .findFirst()
        .orElseThrow();
  }
}
