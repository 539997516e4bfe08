package guitai.provider.appstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.keys.AppleRoot;
import guitai.provider.Forged;
import guitai.provider.Notification;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NotificationVectorsTest {
  private static final Map<String, VerificationFailure> REASONS =
      Map.of(
          "VERIFICATION_FAILURE", VerificationFailure.SIGNATURE,
          "INVALID_CERTIFICATE", VerificationFailure.CERTIFICATE,
          "INVALID_CHAIN_LENGTH", VerificationFailure.CHAIN_LENGTH,
          "INVALID_CHAIN", VerificationFailure.CHAIN,
          "INVALID_APP_IDENTIFIER", VerificationFailure.APP,
          "OUTER_OK_NESTED_INVALID_APP_IDENTIFIER", VerificationFailure.APP,
          "INVALID_ENVIRONMENT", VerificationFailure.ENVIRONMENT);

  static Stream<String> good() {
    return Vectors.cases().stream()
        .filter(vector -> vector.getString("expect").equals("OK"))
        .map(vector -> vector.getString("file"));
  }

  static Stream<String> bad() {
    return Vectors.cases().stream()
        .filter(vector -> !vector.getString("expect").equals("OK"))
        .map(vector -> vector.getString("file"));
  }

  private static JsonObject vector(String file) {
    return Vectors.cases().stream()
        .filter(vector -> vector.getString("file").equals(file))
        .findFirst()
        .orElseThrow();
  }

  private static Notification verify(String file) throws Forged {
    var verifier = Vectors.verifier(Vectors.account(vector(file)));
    return new AppStoreNotifications(verifier).verify(Vectors.delivery(file));
  }

  static VerificationFailure reason(String file) {
    return Objects.requireNonNull(REASONS.get(vector(file).getString("expect")));
  }

  @Test
  void there_are_as_many_vectors_as_their_manifest_says() {
    assertThat(good()).hasSize(15);
    assertThat(bad()).hasSize(15);
  }

  @ParameterizedTest
  @MethodSource("good")
  void a_notification_that_apple_signed_for_us_is_verified(String file) throws Forged {
    var delivery = Vectors.delivery(file);

    assertThat(verify(file).evidence())
        .satisfies(evidence -> {
          assertThat(evidence.body()).isEqualTo(delivery.body());
          assertThat(evidence.digest()).matches("[0-9a-f]{64}");
        });
  }

  @ParameterizedTest
  @MethodSource("good")
  void the_whole_signed_content_is_read(String file) throws Forged {
    var vector = vector(file);
    if (!(vector.get("decoded") instanceof JsonObject decoded)
        || !decoded.containsKey("transaction")) {
      return;
    }
    var notification =
        Vectors.verifier(Vectors.account(vector))
            .notification(Vectors.signedPayload(file), Vectors.NOW);

    assertThat(notification.json()).containsAllEntriesOf(decoded.getJsonObject("notification"));
    assertThat(
            notification
                .transaction()
                .<JsonValue>map(SignedTransaction::json)
                .orElse(JsonValue.NULL))
        .isEqualTo(decoded.get("transaction"));
    assertThat(notification.renewal().<JsonValue>map(SignedRenewal::json).orElse(JsonValue.NULL))
        .isEqualTo(decoded.get("renewalInfo"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void a_notification_without_a_proof_is_refused_for_that_reason(String file) {
    assertThatThrownBy(() -> verify(file))
        .isInstanceOf(Forged.class)
        .hasMessage(reason(file).forged().getMessage());
  }

  @Test
  void a_sandbox_notification_is_refused_in_production() {
    var production = new AppStoreNotifications(Vectors.verifier(Vectors.PRODUCTION));

    assertThatThrownBy(
            () -> production.verify(Vectors.delivery("one_time_charge_cny_sandbox.json")))
        .isInstanceOf(Forged.class);
  }

  @ParameterizedTest
  @MethodSource("good")
  void no_object_signed_with_test_keys_is_verified_under_apples_root(String file) {
    var deployed = new AppStoreVerifier(Vectors.account(vector(file)), AppleRoot.certificate());

    assertThatThrownBy(() -> deployed.notification(Vectors.signedPayload(file), Vectors.NOW))
        .isInstanceOf(Forged.class)
        .hasMessage(VerificationFailure.CHAIN.forged().getMessage());
  }

  @Test
  void a_notification_with_any_changed_character_is_refused() throws Forged {
    var signed = Vectors.signedPayload("one_time_charge_cny_sandbox.json");
    var verifier = Vectors.verifier(Vectors.SANDBOX);
    verifier.notification(signed, Vectors.NOW);
    for (int i = 0; i < signed.length(); i += 7) {
      char other = signed.charAt(i) == 'A' ? 'B' : 'A';
      var changed = signed.substring(0, i) + other + signed.substring(i + 1);

      assertThatThrownBy(() -> verifier.notification(changed, Vectors.NOW))
          .as("at %s", i)
          .isInstanceOf(Forged.class);
    }
  }
}
