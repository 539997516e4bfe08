package guitai.provider.appstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.apple.itunes.storekit.model.Environment;
import com.apple.itunes.storekit.verification.SignedDataVerifier;
import com.apple.itunes.storekit.verification.VerificationException;
import com.apple.itunes.storekit.verification.VerificationStatus;
import guitai.provider.Forged;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Apple's own library judges ours: what the one believes the other does, and what is refused is
/// refused by both for the same reason.
class AppleLibraryTest {
  private static final String OK = "OK";

  static Stream<String> notifications() {
    return Vectors.cases().stream().map(vector -> vector.getString("file"));
  }

  @ParameterizedTest
  @MethodSource("notifications")
  void a_notification_is_judged_alike(String file) {
    var signed = Vectors.signedPayload(file);
    var account = Vectors.account(vector(file));

    assertThat(ours(account, signed)).isEqualTo(theirs(account, signed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"testNotification", "missingX5CHeaderClaim", "wrongBundleId"})
  void so_is_what_apple_signed_for_its_own_tests(String file) {
    var signed = Vectors.text("signed/" + file);

    assertThat(ours(Vectors.SANDBOX, signed)).isEqualTo(theirs(Vectors.SANDBOX, signed));
    assertThat(ours(Vectors.PRODUCTION, signed)).isEqualTo(theirs(Vectors.PRODUCTION, signed));
  }

  @Test
  void so_are_a_transaction_and_a_renewal_by_themselves() throws Exception {
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
  void what_no_app_store_signed_is_believed_by_neither(String file) {
    var signed = file.startsWith("xcode") ? Vectors.text("xcode/" + file) : file;

    assertThat(ours(Vectors.SANDBOX, signed)).isNotEqualTo(OK);
    assertThat(theirs(Vectors.SANDBOX, signed)).isNotEqualTo(OK);
  }

  /// In the words of the library's status.
  private static String ours(AppStoreAccount account, String signed) {
    try {
      Vectors.verifier(account).notification(signed, Vectors.NOW);
      return OK;
    } catch (Forged e) {
      for (var reason : Unproved.values()) {
        if (String.valueOf(e.getMessage()).equals(reason.forged().getMessage())) {
          return word(reason);
        }
      }
      throw new AssertionError(e);
    }
  }

  private static String word(Unproved reason) {
    return switch (reason) {
      case SIGNATURE -> VerificationStatus.VERIFICATION_FAILURE.name();
      case CERTIFICATE -> VerificationStatus.INVALID_CERTIFICATE.name();
      case CHAIN_LENGTH -> VerificationStatus.INVALID_CHAIN_LENGTH.name();
      case CHAIN -> VerificationStatus.INVALID_CHAIN.name();
      case APP -> VerificationStatus.INVALID_APP_IDENTIFIER.name();
      case ENVIRONMENT -> VerificationStatus.INVALID_ENVIRONMENT.name();
      default -> reason.name();
    };
  }

  /// The notification and, as a user of the library has to, what is signed in it.
  private static String theirs(AppStoreAccount account, String signed) {
    try {
      var library = library(account);
      var data = library.verifyAndDecodeNotification(signed).getData();
      if (data != null && data.getSignedTransactionInfo() != null) {
        library.verifyAndDecodeTransaction(data.getSignedTransactionInfo());
      }
      if (data != null && data.getSignedRenewalInfo() != null) {
        library.verifyAndDecodeRenewalInfo(data.getSignedRenewalInfo());
      }
      return OK;
    } catch (VerificationException e) {
      return e.getStatus().name();
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
