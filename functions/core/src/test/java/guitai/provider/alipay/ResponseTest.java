package guitai.provider.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.provider.Forged;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResponseTest {
  private static final String METHOD = "alipay.trade.precreate";

  /// We don't encrypt our calls, so an encrypted answer belongs to none of them.
  private static final Set<String> ENCRYPTED =
      Set.of("precreate-encrypted", "precreate-encrypted-signed-without-quotes");

  /// Of several bodies; a test of its own has them.
  private static final String ROTATED = "precreate-cert-rotated";

  static List<String> vectors() {
    return Vectors.names("response").stream().filter(name -> !name.equals(ROTATED)).toList();
  }

  private static Answer read(JsonObject vector) throws Forged {
    return Response.read(
        Base64.getDecoder().decode(vector.getString("responseBodyBase64")),
        vector.getString("method"),
        Vectors.keys(vector.getString("publicKey")));
  }

  /// Of the official client's two readings that differ from ours: it takes `10003` and a signature
  /// over escaped slashes neither way.
  @ParameterizedTest
  @MethodSource("vectors")
  void an_answer_is_accepted_if_the_official_client_accepts_it(String name) {
    var vector = Vectors.object("response", name);
    var oracle = vector.getJsonObject("oracle_alipay-sdk-java-4.40.734.ALL");
    if (ENCRYPTED.contains(name) || !oracle.getString("outcome").equals("returned")) {
      assertThatThrownBy(() -> read(vector)).isInstanceOfAny(Forged.class, MalformedJson.class);
      return;
    }
    assertThat(readable(vector)).isNotNull();
  }

  private static Answer readable(JsonObject vector) {
    try {
      var answer = read(vector);
      var oracle = vector.getJsonObject("oracle_alipay-sdk-java-4.40.734.ALL");
      boolean done = oracle.getString("code").equals("10000");
      assertThat(answer instanceof Answer.Verified).isEqualTo(done);
      if (answer instanceof Answer.NotDone error && !oracle.isNull("subCode")) {
        assertThat(error.code()).isEqualTo(oracle.getString("subCode"));
      }
      return answer;
    } catch (Forged e) {
      throw new AssertionError(vector.getString("id"), e);
    }
  }

  static List<String> real() {
    return Vectors.names("real/response");
  }

  @ParameterizedTest
  @MethodSource("real")
  void an_answer_that_alipay_signed_is_accepted_and_no_byte_may_change(String name) throws Forged {
    var vector = Vectors.object("real/response", name);
    var keys = Vectors.keys(vector.getString("publicKey"));
    var method = vector.getString("rootNode").replace("_response", "").replace('_', '.');
    var body = vector.getString("responseBody").getBytes(StandardCharsets.UTF_8);
    assertThat(Response.read(body, method, keys)).isNotNull();
    int from = vector.getString("responseBody").indexOf('{', 1) + 1;
    int to = vector.getString("responseBody").lastIndexOf("\"sign\"") - 2;
    for (int i = from; i < to; i += 7) {
      var changed = body.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> Response.read(changed, method, keys))
          .as("byte " + i)
          .isInstanceOfAny(Forged.class, MalformedJson.class);
    }
  }

  @Test
  void a_renewed_certificate_with_alipays_key_is_accepted_and_another_key_named() throws Forged {
    var body =
        Vectors.object("response", ROTATED)
            .getString("responseBody")
            .getBytes(StandardCharsets.UTF_8);
    var renewed = AlipayKeys.parse(certificates("certs/gen-alipayCertPublicKey_RSA2-rotated.crt"));
    var older = AlipayKeys.parse(certificates("certs/gen-alipayCertPublicKey_RSA2.crt"));
    assertThat(Response.read(body, METHOD, renewed)).isInstanceOf(Answer.Verified.class);
    assertThat(Response.read(body, METHOD, older)).isInstanceOf(Answer.Verified.class);
    var other = Vectors.keys("keys/gen-other-rsa2048-public.pem");
    assertThatThrownBy(() -> Response.read(body, METHOD, other))
        .isInstanceOf(Forged.class)
        .hasMessageContaining("e25d3957990ed3e83c4e4e60c7aac179");
  }

  private static String certificates(String file) {
    return Json.object()
        .add("certificates", Json.array().add(Vectors.text(file)))
        .build()
        .toString();
  }

  private static byte[] answer(String node, String sign) {
    return ("{\"alipay_trade_precreate_response\":" + node + ",\"sign\":\"" + sign + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void only_an_error_may_come_unsigned() throws Forged {
    var error = "{\"code\":\"40002\",\"msg\":\"no\",\"sub_code\":\"isv.invalid-app-id\"}";
    assertThat(Response.read(answer(error, ""), METHOD, Vectors.keys()))
        .isEqualTo(new Answer.NotDone("40002", "isv.invalid-app-id"));
    for (var node :
        List.of(
            "{\"code\":\"10000\",\"sub_code\":\"x\"}",
            "{\"code\":\"10003\",\"sub_code\":\"x\"}",
            "{\"code\":\"40004\"}",
            "{\"sub_code\":\"ACQ.TRADE_NOT_EXIST\"}",
            "{}")) {
      assertThatThrownBy(() -> Response.read(answer(node, ""), METHOD, Vectors.keys()))
          .as(node)
          .isInstanceOf(Forged.class);
    }
  }

  @Test
  void an_answer_of_another_method_and_two_answers_in_one_are_refused() {
    var signed = new FakeAlipay.Node("alipay.trade.query", "{\"code\":\"10000\"}").signed();
    assertThatThrownBy(() -> Response.read(signed, METHOD, Vectors.keys()))
        .isInstanceOf(Forged.class);
    var node = "{\"code\":\"10000\"}";
    var twice =
        ("{\"alipay_trade_precreate_response\":%s,\"alipay_trade_precreate_response\":%s,"
                + "\"sign\":\"%s\"}")
            .formatted(node, "{\"code\":\"10000\",\"qr_code\":\"x\"}", FakeAlipay.sign(node))
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Response.read(twice, METHOD, Vectors.keys()))
        .isInstanceOf(MalformedJson.class);
  }

  @Test
  void braces_quotes_space_and_an_inner_signature_belong_to_the_signed_text() throws Forged {
    var node =
        "{ \"code\" : \"10000\",\"odd\":\"}{\\\"\\\\\",\"sign\":\"inner\",\n\"list\":[{\"a\":[]}]}";
    var body =
        "\n{ \"sign\" : \"%s\" ,\t\"alipay_trade_precreate_response\" : %s } \n"
            .formatted(FakeAlipay.sign(node), node)
            .getBytes(StandardCharsets.UTF_8);
    assertThat(Response.read(body, METHOD, Vectors.keys())).isInstanceOf(Answer.Verified.class);
  }
}
