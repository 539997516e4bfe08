package guitai.provider.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateNumberTest {
  static List<JsonObject> certificates() {
    return Json.parse("{\"all\":" + Vectors.text("certs/cert-sn.json") + "}")
        .getJsonArray("all")
        .getValuesAs(JsonObject.class);
  }

  @ParameterizedTest
  @MethodSource("certificates")
  void a_certificate_has_the_number_that_the_official_client_gives_it(JsonObject vector) {
    var pem = Vectors.text(vector.getString("file"));
    var number =
        vector.getString("kind").equals("root")
            ? CertificateNumber.ofRoots(pem)
            : CertificateNumber.of(pem);
    assertThat(number).isEqualTo(vector.getString("sn"));
  }

  @Test
  void a_text_that_is_no_certificate_is_refused_with_a_message() {
    var whole = Vectors.text("certs/gen-appCertPublicKey.crt");
    assertThatThrownBy(() -> CertificateNumber.of("nothing")).hasMessageContaining("PEM");
    assertThatThrownBy(() -> CertificateNumber.of(whole.replace("-----END", "")))
        .hasMessageContaining("PEM");
    var cut = "-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----";
    assertThatThrownBy(() -> CertificateNumber.of(cut))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CertificateNumber.of(whole.repeat(21))).hasMessageContaining("20");
  }
}
