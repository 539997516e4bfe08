package guitai.provider.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.keys.CanonicalBase64;
import guitai.keys.Pem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys, and the documents that hold them.
class DocumentsTest {
  @Test
  void the_merchants_document_is_read_and_never_printed() {
    var document =
        Json.object()
            .add("serial", "5f1c72e2a8931b72a2e13af8dee92471eb397115")
            .add("privateKey", Vectors.text("keys/java-merchant-private-key.pem"))
            .build()
            .toString();

    var merchant = WechatPayMerchant.parse(document);

    assertThat(merchant.serial()).isEqualTo("5F1C72E2A8931B72A2E13AF8DEE92471EB397115");
    assertThat(merchant).hasToString("WechatPayMerchant[" + merchant.serial() + "]");
  }

  @Test
  void an_error_in_a_secret_is_reported_without_the_secret() {
    assertThatThrownBy(() -> WechatPayMerchant.parse("{\"serial\":\"1\",\"privateKey\":\"hush\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hush");
    assertThatThrownBy(() -> WechatPaySecrets.parse("{\"apiV3Key\":\"hush\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hush");
    assertThatThrownBy(() -> WechatPaySecrets.parse("{\"apiV2Key\":\"hush\"}"))
        .isInstanceOf(MalformedJson.class);
  }

  @Test
  void the_notifications_document_is_read_and_never_printed() {
    var document = "{\"apiV3Key\":\"" + FakeWechatPay.API_V3_KEY + "\",\"apiV2Key\":\"v2\"}";
    var secrets = WechatPaySecrets.parse(document);
    assertThat(secrets.apiV2Key()).contains("v2");
    assertThat(secrets).hasToString("WechatPaySecrets[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "testMchAPIv3Key0",
        "0123456789abcdef0123456789abcde",
        "0123456789abcdef0123456789abcdef0",
        "0123456789abcdef0123456789abcdé",
        "0123456789abcdef0123456789abcde\n"
      })
  void an_api_v3_key_has_exactly_32_ascii_characters(String key) {
    assertThatThrownBy(() -> new WechatPaySecrets(key, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void both_kinds_of_key_are_trusted_at_once() {
    var keys = Vectors.keys();
    assertThat(keys.key("D7CE59D1F522D701")).isPresent();
    assertThat(keys.key("PUB_KEY_ID_0112345678902026010100000000000001")).isPresent();
    assertThat(keys.key("d7ce59d1f522d701")).isEmpty();
    assertThat(keys.key("PUB_KEY_ID_")).isEmpty();
    assertThat(keys.answersWith()).isEqualTo("PUB_KEY_ID_0112345678902026010100000000000001");
  }

  @Test
  void a_certificate_is_trusted_under_its_own_serial_only() {
    var certificate = Vectors.text("keys/go-platform-certificate.pem");
    var document =
        Json.object()
            .add(
                "keys",
                Json.array()
                    .add(
                        Json.object()
                            .add("id", "D7CE59D1F522D702")
                            .add("certificate", certificate)))
            .add("answersWith", "D7CE59D1F522D702")
            .build()
            .toString();
    assertThatThrownBy(() -> WechatPayKeys.parse(document))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_key_that_signs_answers_must_be_listed() {
    assertThatThrownBy(() -> new WechatPayKeys(FakeWechatPay.KEYS.keys(), "PUB_KEY_ID_1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WechatPayKeys.parse("{\"answersWith\":\"PUB_KEY_ID_1\"}"))
        .isInstanceOf(MalformedJson.class);
    assertThatThrownBy(() -> new WechatPayKeys(Map.of(), ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aead_decrypts_only_matching_parts() throws GeneralSecurityException {
    for (var vector : Vectors.cases("aead/aes-gcm.json").toList()) {
      var key = vector.getString("api_v3_key").getBytes(StandardCharsets.US_ASCII);
      var nonce = vector.getString("nonce");
      var data = vector.getString("associated_data");
      var sealed = CanonicalBase64.decode(vector.getString("ciphertext")).orElseThrow();

      assertThat(new String(Aead.open(key, nonce, data, sealed), StandardCharsets.UTF_8))
          .isEqualTo(vector.getString("plaintext"));
      assertThatThrownBy(() -> Aead.open(key, nonce, "bad-" + data, sealed))
          .isInstanceOf(GeneralSecurityException.class);
      assertThatThrownBy(() -> Aead.open(key, "bad-4a9R25RW", data, sealed))
          .isInstanceOf(GeneralSecurityException.class);
      for (int i = 0; i < sealed.length; i++) {
        var changed = sealed.clone();
        changed[i] ^= 1;
        assertThatThrownBy(() -> Aead.open(key, nonce, data, changed))
            .isInstanceOf(GeneralSecurityException.class);
      }
    }
  }

  @Test
  void the_go_sdks_certificate_opens_with_its_16_byte_key() throws GeneralSecurityException {
    var entry =
        Vectors.object("certificates/go-download-response.json")
            .getJsonArray("data")
            .getJsonObject(0);
    var encrypted = entry.getJsonObject("encrypt_certificate");
    var pem =
        new String(
            Aead.open(
                "mockAPIv3Key1234".getBytes(StandardCharsets.US_ASCII),
                encrypted.getString("nonce"),
                encrypted.getString("associated_data"),
                CanonicalBase64.decode(encrypted.getString("ciphertext")).orElseThrow()),
            StandardCharsets.US_ASCII);
    assertThat(PlatformCertificate.of("D7CE59D1F522D701", pem).serial())
        .isEqualTo("D7CE59D1F522D701");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-----BEGIN PUBLIC KEY-----", "-----END PUBLIC KEY-----"})
  void a_text_that_is_not_pem_is_refused(String pem) {
    assertThatThrownBy(() -> Pem.publicKey("RSA", pem))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Pem.certificate(pem)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Pem.privateKey("RSA", pem))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
