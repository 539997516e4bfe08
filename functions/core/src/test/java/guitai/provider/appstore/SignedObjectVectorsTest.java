package guitai.provider.appstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import guitai.provider.Forged;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedObjectVectorsTest {
  private static final AppStoreVerifier SANDBOX = Vectors.verifier(Vectors.SANDBOX);

  @Test
  void apples_test_notification_is_verified() throws Forged {
    var notification = SANDBOX.notification(Vectors.text("signed/testNotification"), Vectors.NOW);

    assertThat(notification.json())
        .isEqualTo(
            Json.parse(
                """
                {"data":{"appAppleId":1234,"environment":"Sandbox","bundleId":"com.example"},
                "notificationUUID":"9ad56bd2-0bc6-42e0-af24-fd996d87a1e6",
                "signedDate":1681314324000,"notificationType":"TEST"}
                """));
  }

  @Test
  void apples_test_notification_is_refused_in_production_for_its_environment_or_app() {
    var signed = Vectors.text("signed/testNotification");
    var other =
        new AppStoreAccount("com.example", Optional.of(1235L), AppStoreEnvironment.PRODUCTION);

    assertThatThrownBy(() -> Vectors.verifier(Vectors.PRODUCTION).notification(signed, Vectors.NOW))
        .hasMessage(VerificationFailure.ENVIRONMENT.forged().getMessage());
    assertThatThrownBy(() -> Vectors.verifier(other).notification(signed, Vectors.NOW))
        .hasMessage(VerificationFailure.APP.forged().getMessage());
  }

  @Test
  void a_transaction_and_a_renewal_are_verified_on_their_own() throws Forged {
    assertThat(SANDBOX.transaction(Vectors.text("signed/transactionInfo"), Vectors.NOW).json())
        .containsKey("bundleId");
    assertThat(SANDBOX.renewal(Vectors.text("signed/renewalInfo"), Vectors.NOW).json())
        .containsKey("environment");
  }

  @Test
  void a_notification_without_certificates_or_for_another_app_is_refused() {
    assertThatThrownBy(
            () -> SANDBOX.notification(Vectors.text("signed/missingX5CHeaderClaim"), Vectors.NOW))
        .hasMessage(VerificationFailure.SIGNATURE.forged().getMessage());
    assertThatThrownBy(
            () -> SANDBOX.notification(Vectors.text("signed/wrongBundleId"), Vectors.NOW))
        .hasMessage(VerificationFailure.APP.forged().getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "a.b.c.d", "e30.e30.", "e30.e30.AAAA"})
  void a_text_that_is_no_signed_object_is_refused(String text) {
    assertThatThrownBy(() -> SANDBOX.notification(text, Vectors.NOW)).isInstanceOf(Forged.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xcode/xcode-signed-transaction",
        "xcode/xcode-signed-renewal-info",
        "xcode/xcode-signed-app-transaction",
        "xcode/xcode-app-receipt-empty",
        "xcode/xcode-app-receipt-with-transaction",
        "signed/legacyTransaction"
      })
  void an_object_signed_by_xcode_and_a_text_that_is_no_jws_are_refused(String file) {
    var signed = Vectors.text(file);

    assertThatThrownBy(() -> SANDBOX.transaction(signed, Vectors.NOW)).isInstanceOf(Forged.class);
    assertThatThrownBy(() -> SANDBOX.renewal(signed, Vectors.NOW)).isInstanceOf(Forged.class);
    assertThatThrownBy(() -> SANDBOX.appTransaction(signed, Vectors.NOW))
        .isInstanceOf(Forged.class);
  }
}
