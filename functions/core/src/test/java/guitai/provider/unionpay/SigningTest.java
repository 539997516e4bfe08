package guitai.provider.unionpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import guitai.provider.Forged;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests as published by UnionPay, and forms as its documents describe them.
class SigningTest {
  static Stream<JsonObject> signedRequests() {
    return Vectors.cases("requests/requests.json")
        .filter(vector -> vector.containsKey("pfx"))
        .filter(vector -> vector.getJsonObject("params").getString("version").equals("5.1.0"));
  }

  private static Fields parameters(JsonObject vector) {
    var params = vector.getJsonObject("params");
    var fields = new HashMap<String, String>();
    params.keySet().forEach(name -> fields.put(name, params.getString(name)));
    fields.remove("signature");
    return Fields.of(fields);
  }

  @ParameterizedTest
  @MethodSource("signedRequests")
  void a_request_is_signed_exactly_as_published(JsonObject vector) {
    var signed = Vectors.merchant(vector.getString("pfx")).sign(parameters(vector));

    assertThat(signed.signedText()).isEqualTo(vector.getString("string_to_sign"));
    assertThat(DoubleDigest.of(signed.signedText())).isEqualTo(vector.getString("digest_hex"));
    assertThat(signed.text("signature")).hasValue(vector.getString("signature"));
    if (vector.containsKey("form_body")) {
      assertThat(signed.form()).isEqualTo(vector.getString("form_body"));
    }
  }

  @Test
  void a_posted_form_is_read_back_unchanged() throws Forged {
    var merchant = Vectors.merchant("keys/acp_test_sign_69903319369.pfx");
    var signed = merchant.sign(parameters(signedRequests().findFirst().orElseThrow()));

    var read = Wire.form(signed.form().getBytes(StandardCharsets.US_ASCII));
    assertThat(read.signedText()).isEqualTo(signed.signedText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=1&a=2",
        "a",
        "=1",
        "",
        "a=%zz",
        "a=%4",
        "a=%",
        "a=%C3%28",
        "a=b c",
        "a=\u0007",
        "a=%ED%A0%80"
      })
  void a_form_is_read_strictly(String body) {
    assertThatThrownBy(() -> Wire.form(body.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(Forged.class);
  }

  @Test
  void a_form_has_a_limited_number_of_fields() {
    var body = "a0=1" + "&a=1".repeat(200);
    assertThatThrownBy(() -> Wire.form(body.getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(Forged.class);
  }

  @Test
  void an_answer_is_never_decoded_and_text_in_brackets_stays_whole() throws Forged {
    var body = "b=a+b/c==%2B&card={x=1&y=[2]}&respMsg=成功[0000000]&empty=&a=1";
    var fields = Wire.answer(body.getBytes(StandardCharsets.UTF_8));

    assertThat(fields.text("b")).hasValue("a+b/c==%2B");
    assertThat(fields.text("card")).hasValue("{x=1&y=[2]}");
    assertThat(fields.text("empty")).isEmpty();
    assertThat(fields.signedText())
        .isEqualTo("a=1&b=a+b/c==%2B&card={x=1&y=[2]}&respMsg=成功[0000000]");
  }

  @Test
  void no_value_and_no_key_is_printed() {
    var merchant = Vectors.merchant("keys/acp_test_sign_69903319369.pfx");
    assertThat(merchant.toString()).isEqualTo("UnionPayMerchant[]");
    assertThat(merchant.sign(parameters(signedRequests().findFirst().orElseThrow())).toString())
        .doesNotContain(Vectors.MER_ID);
  }

  @Test
  void a_merchants_certificate_must_match_its_key() {
    var one = Vectors.merchant("keys/acp_test_sign_69903319369.pfx");
    var other = Vectors.merchant("keys/acp_test_sign_68759663125.pfx");
    assertThatThrownBy(() -> new UnionPayMerchant(one.certificate(), other.key()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> UnionPayMerchant.parse(Json.object().build().toString()))
        .hasMessage("the document has no text 'certificate'");
  }
}
