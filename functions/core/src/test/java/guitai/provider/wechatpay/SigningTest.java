package guitai.provider.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.auth.WechatPay2Credential;
import com.wechat.pay.java.core.cipher.RSASigner;
import guitai.http.JdkHost;
import guitai.json.Json;
import guitai.keys.CanonicalBase64;
import guitai.keys.Pem;
import guitai.keys.Sha256Rsa;
import guitai.order.PaymentInstructions;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SigningTest {
  static Stream<JsonObject> requests() {
    return Vectors.cases("signing/request-authorization.json");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void a_request_is_signed_as_documented(JsonObject vector) {
    var uri = URI.create("https://api.mch.weixin.qq.com" + vector.getString("url"));
    var authorization =
        new Authorization(
            vector.getString("method"),
            Authorization.target(uri),
            vector.getString("timestamp"),
            vector.getString("nonce_str"),
            vector.getString("body"));
    var merchant = new WechatPayMerchant(vector.getString("serial_no"), key(vector));

    assertThat(authorization.message()).isEqualTo(vector.getString("string_to_sign"));
    assertThat(authorization.header(vector.getString("mchid"), merchant))
        .isEqualTo(vector.getString("authorization"));
  }

  @Test
  void a_page_invokes_wechat_with_the_documented_signature() {
    var vector = paySign("jsapi-or-miniprogram-paySign");

    var content = content(invocation(vector).page(merchant(vector)));

    assertThat(content.getString("paySign")).isEqualTo(vector.getString("signature"));
    assertThat(content.getString("package")).isEqualTo("prepay_id=" + prepayId(vector));
    assertThat(content.getString("signType")).isEqualTo("RSA");
    assertThat(content.keySet())
        .containsExactlyInAnyOrder(
            "appId", "timeStamp", "nonceStr", "package", "signType", "paySign");
  }

  @Test
  void an_app_invokes_wechat_with_the_documented_signature() {
    var vector = paySign("app-sign");

    var content = content(invocation(vector).app(merchant(vector), "1900007291"));

    assertThat(content.getString("sign")).isEqualTo(vector.getString("signature"));
    assertThat(content.getString("prepayid")).isEqualTo(prepayId(vector));
    assertThat(content.getString("partnerid")).isEqualTo("1900007291");
    assertThat(content.getString("package")).isEqualTo("Sign=WXPay");
    assertThat(content.keySet())
        .containsExactlyInAnyOrder(
            "appid", "partnerid", "prepayid", "package", "noncestr", "timestamp", "sign");
  }

  @Test
  void the_primitive_signs_as_the_official_sdks_do() {
    Vectors.cases("signing/primitive-sha256-rsa.json")
        .forEach(vector ->
            assertThat(Sha256Rsa.sign(key(vector), utf8(vector.getString("message"))))
                .isEqualTo(vector.getString("signature")));
  }

  @Test
  void a_signature_does_not_hold_under_another_key() throws SignatureException {
    var vector = Vectors.named("signing/primitive-sha256-rsa.json", "java-message");
    var message = utf8(vector.getString("message"));
    var signature = CanonicalBase64.decode(vector.getString("signature")).orElseThrow();
    var right = Pem.certificate(Vectors.text(vector.getString("certificate"))).getPublicKey();
    var wrong = Pem.publicKey("RSA", Vectors.text(vector.getString("must_fail_with")));

    Sha256Rsa.verify(right, message, signature);
    assertThatThrownBy(() -> Sha256Rsa.verify(wrong, message, signature))
        .isInstanceOf(SignatureException.class);
    assertThatThrownBy(() -> Sha256Rsa.verify(right, message, new byte[7]))
        .isInstanceOf(SignatureException.class);
  }

  @Test
  void the_official_sdk_signs_alike() {
    var key = FakeWechatPay.merchantKeys().getPrivate();
    var uri = URI.create("https://api.mch.weixin.qq.com/v3/pay/transactions/native?a=%7C&b=2");
    var body = "{\"description\":\"应用\"}";
    var credential = new WechatPay2Credential("1900000001", new RSASigner("3D5A", key));
    var theirs = credential.getAuthorization(uri, "POST", body);

    var ours =
        new Authorization(
                "POST",
                Authorization.target(uri),
                part(theirs, "timestamp"),
                part(theirs, "nonce_str"),
                body)
            .header("1900000001", FakeWechatPay.MERCHANT);

    assertThat(part(ours, "signature")).isEqualTo(part(theirs, "signature"));
    assertThat(part(ours, "serial_no")).isEqualTo(part(theirs, "serial_no"));
  }

  @Test
  void a_nonce_is_32_characters_and_new_each_time() {
    var host = new JdkHost(InstantSource.system());
    assertThat(host.nonce()).matches("[0-9A-F]{32}").isNotEqualTo(host.nonce());
  }

  private static String part(String header, String name) {
    var matcher = Pattern.compile(name + "=\"([^\"]*)\"").matcher(header);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static JsonObject paySign(String name) {
    return Vectors.named("signing/client-invoke-paysign.json", name);
  }

  private static Invocation invocation(JsonObject vector) {
    return Invocation.of(
        vector.getString("appId"),
        Instant.ofEpochSecond(Long.parseLong(vector.getString("timeStamp"))),
        vector.getString("nonceStr"),
        prepayId(vector));
  }

  private static String prepayId(JsonObject vector) {
    return vector.getString("prepay_id");
  }

  private static JsonObject content(PaymentInstructions instructions) {
    assertThat(instructions.kind()).isEqualTo(PaymentInstructions.Kind.INVOKE);
    return Json.parse(instructions.content().orElseThrow());
  }

  private static WechatPayMerchant merchant(JsonObject vector) {
    return new WechatPayMerchant("408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB", key(vector));
  }

  private static java.security.PrivateKey key(JsonObject vector) {
    return Pem.privateKey("RSA", Vectors.text(vector.getString("private_key")));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
