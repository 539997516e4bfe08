package guitai.provider.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import guitai.keys.CanonicalBase64;
import guitai.keys.Pem;
import guitai.keys.Sha256Rsa;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SigningTest {
  /// What the SDK prints beside the request itself, and a scheme of its own in front of it.
  private static final Set<String> WITH_MORE = Set.of("agreement-page-sign");

  static List<String> captured() {
    return Vectors.names("request");
  }

  private static SignedRequest signed(JsonObject vector) {
    return SignedRequest.of(Vectors.texts(vector.getJsonObject("params")), Vectors.merchant());
  }

  @ParameterizedTest
  @MethodSource("captured")
  void a_request_is_signed_as_the_official_client_signs_it(String name) {
    var vector = Vectors.object("request", name);
    var parameters = Vectors.texts(vector.getJsonObject("params"));
    assertThat(SignedRequest.content(parameters)).isEqualTo(vector.getString("signContent"));
    assertThat(signed(vector).parameters().get("sign")).isEqualTo(vector.getString("sign"));
  }

  /// We don't encrypt our calls; the signature is the same.
  static List<String> ours() {
    return captured().stream().filter(name -> !name.equals("precreate-aes")).toList();
  }

  @ParameterizedTest
  @MethodSource("ours")
  void a_request_goes_out_byte_for_byte_as_the_official_client_sends_it(String name) {
    var vector = Vectors.object("request", name);
    var signed = signed(vector);
    if (vector.getString("body").isEmpty()) {
      assertThat(signed.text()).isEqualTo(vector.getString("query"));
    } else {
      assertThat(signed.address(Vectors.ACCOUNT.gateway()).toString())
          .isEqualTo("https://openapi.alipay.com/gateway.do?" + vector.getString("query"));
      assertThat(Vectors.pairs(signed.body()))
          .containsExactlyInAnyOrderElementsOf(Vectors.pairs(vector.getString("body")).toList());
    }
    if (vector.containsKey("output") && vector.getString("body").isEmpty()) {
      assertThat(vector.getString("output").endsWith(signed.text()))
          .isEqualTo(!WITH_MORE.contains(name));
    }
  }

  @Test
  void empty_and_blank_values_are_neither_sent_nor_signed() {
    var vector = Vectors.object("request", "precreate");
    var parameters = Vectors.texts(vector.getJsonObject("params"));
    parameters.put("return_url", " ");
    parameters.put("app_auth_token", "");
    assertThat(SignedRequest.of(parameters, Vectors.merchant())).isEqualTo(signed(vector));
  }

  static List<String> published() {
    return Vectors.names("real/request");
  }

  @ParameterizedTest
  @MethodSource("published")
  void the_text_others_signed_for_alipay_is_the_text_we_would_sign(String name) throws Exception {
    var vector = Vectors.object("real/request", name);
    var content = SignedRequest.content(Vectors.texts(vector.getJsonObject("params")));
    if (vector.containsKey("signContent")) {
      assertThat(content).isEqualTo(vector.getString("signContent"));
    }
    if (vector.containsKey("appPublicKey")) {
      Sha256Rsa.verify(
          Pem.publicKey("RSA", Vectors.text(vector.getString("appPublicKey"))),
          content.getBytes(StandardCharsets.UTF_8),
          CanonicalBase64.decode(vector.getString("sign")).orElseThrow());
    }
  }

  @Test
  void in_certificate_mode_both_numbers_go_out_signed() {
    var call = Call.about("alipay.trade.query", "ORD20260301000001");
    var signed = call.sign(Vectors.ACCOUNT, Vectors.certified(), Instant.EPOCH);
    assertThat(signed.parameters())
        .containsEntry("app_cert_sn", "0f6a055f8d05fa5b09cb3a99832f8c15")
        .containsEntry(
            "alipay_root_cert_sn",
            "bffcafbd8a55169cfec6acd69fda79a6_007260f65423695621d717d93215eee6")
        .containsEntry("timestamp", "1970-01-01 08:00:00");
    assertThat(signed.address(Vectors.ACCOUNT.gateway()).toString())
        .startsWith("https://openapi.alipay.com/gateway.do?app_cert_sn=0f6a");
  }

  @Test
  void the_merchant_never_prints_its_key() {
    assertThat(Vectors.certified().toString()).isEqualTo("AlipayMerchant[]");
  }

  @Test
  void certificate_mode_needs_both_certificates() {
    var half =
        Json.object()
            .add("privateKey", Vectors.text("keys/gen-app-rsa2048-private-pkcs8.pem"))
            .add("certificate", Vectors.text("certs/gen-appCertPublicKey.crt"))
            .build()
            .toString();
    assertThatThrownBy(() -> AlipayMerchant.parse(half)).hasMessageContaining("rootCertificates");
  }
}
