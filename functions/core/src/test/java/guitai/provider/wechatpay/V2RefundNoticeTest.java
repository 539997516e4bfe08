package guitai.provider.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.bytes.Bytes;
import guitai.keys.CanonicalBase64;
import guitai.keys.Digest;
import guitai.problem.Unavailable;
import guitai.provider.Delivery;
import guitai.provider.Forged;
import guitai.provider.Notification;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class V2RefundNoticeTest {
  private static final String REQ_INFO =
      Vectors.object("v2xml/refund-req-info.json")
          .getJsonObject("end_to_end")
          .getString("req_info");

  @Test
  void the_primitive_decrypts_as_the_official_sdk_does() throws GeneralSecurityException {
    var vector = Vectors.object("v2xml/refund-req-info.json").getJsonObject("primitive");
    var opened =
        V2RefundNotice.decrypt(
            utf8(vector.getString("key")),
            CanonicalBase64.decode(vector.getString("ciphertext")).orElseThrow());
    assertThat(opened).isEqualTo(utf8(vector.getString("plaintext")));
  }

  @Test
  void the_keys_digest_keeps_its_leading_zero() throws Forged {
    var vector = Vectors.object("v2xml/refund-req-info.json").getJsonObject("end_to_end");
    var key = vector.getString("api_v2_key");

    assertThat(Digest.md5(key)).isEqualTo(vector.getString("md5_hex")).startsWith("0");
    assertThat(V2RefundNotice.open(key, CanonicalBase64.decode(REQ_INFO).orElseThrow()))
        .isEqualTo(Vectors.bytes(vector.getString("plaintext_file")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \r\n", "\uFEFF", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"})
  void a_refund_made_in_the_console_is_a_hint_and_no_more(String before) throws Forged {
    var delivery = delivery(before + envelope("wxqr", "1900000001", REQ_INFO));

    assertThat(notifications(FakeWechatPay.SECRETS).verify(delivery))
        .isInstanceOfSatisfying(
            Notification.UnsignedHint.class,
            hint -> {
              assertThat(hint.merchantOrderNumber()).isEqualTo("71106718111915575302817");
              assertThat(hint.type()).isEqualTo("v2.refund.SUCCESS");
              assertThat(hint.evidence().digest())
                  .isEqualTo(Digest.sha256(delivery.body().toArray()));
            });
  }

  @Test
  void without_its_key_it_is_sent_again() {
    var none = new WechatPaySecrets(FakeWechatPay.API_V3_KEY, Optional.empty());
    var delivery = delivery(envelope("wxqr", "1900000001", REQ_INFO));
    assertThatThrownBy(() -> notifications(none).verify(delivery)).isInstanceOf(Unavailable.class);
  }

  @Test
  void with_another_key_it_is_forged() {
    var other = new WechatPaySecrets(FakeWechatPay.API_V3_KEY, Optional.of("another"));
    var delivery = delivery(envelope("wxqr", "1900000001", REQ_INFO));
    assertThatThrownBy(() -> notifications(other).verify(delivery)).isInstanceOf(Forged.class);
  }

  @Test
  void for_another_merchant_or_app_it_is_refused() {
    assertForged(envelope("wxqr", "1900000002", REQ_INFO));
    assertForged(envelope("wxother", "1900000001", REQ_INFO));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "papay-contract-add.xml",
        "papay-deduct-success.xml",
        "paysuccess.notification.sample.xml"
      })
  void other_notifications_of_api_v2_are_forged(String file) {
    assertForged(Vectors.text("v2xml/" + file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<xml>",
        "<xml/>",
        "<xml></xml>",
        "<xml><mch_id>1900000001</mch_id></xml>",
        "<xml><mch_id><a/></mch_id></xml>",
        "<xml><mch_id>1</mch_id><mch_id>1900000001</mch_id></xml>",
        "<xml><mch_id>&undeclared;</mch_id></xml>",
        "<xml><a>1</a></xml><xml/>"
      })
  void malformed_xml_is_refused(String body) {
    assertForged(body);
  }

  /// EDGE-8.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<xml>\u00ff</xml>",
        "\u00ef\u00bb\u00bf<xml>\u00c3</xml>",
        "<?xml version=\"1.0\" encoding=\"GBK\"?><xml>\u00d6\u00d0</xml>",
        "<?xml version=\"1.0\" encoding=\"no-such\"?><xml></a></xml>",
        "<xml>&#0;</xml>",
        "<xml>&a;</xml>",
        "<xml><a></xml>",
        "<xml a=b>",
        "<xml>\u0001</xml>"
      })
  void what_is_no_xml_in_utf_8_is_refused_without_a_word(String latin) {
    var said = new ByteArrayOutputStream();
    var before = System.err;
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertThat(FlatXml.read(latin.getBytes(StandardCharsets.ISO_8859_1), "xml")).isEmpty();
    } finally {
      System.setErr(before);
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("Error");
  }

  @Test
  void a_document_type_is_refused_at_any_place() {
    var type = "<!DOCTYPE xml [<!ENTITY e \"1900000001\">]>";
    var good = envelope("wxqr", "1900000001", REQ_INFO);
    assertThat(FlatXml.read(utf8(good), "xml")).isPresent();
    assertThat(FlatXml.read(utf8(type + good), "xml")).isEmpty();
    var entity = good.replace("<![CDATA[1900000001]]>", "&e;");
    assertThat(FlatXml.read(utf8(type + entity), "xml")).isEmpty();
    // It begins with neither JSON nor <xml>, so nothing takes it for a refund either.
    assertForged(type + entity);
  }

  @Test
  void a_text_of_many_fields_is_refused() {
    var fields = new StringBuilder();
    for (int i = 0; i < 65; i++) {
      fields.append("<f%d>1</f%d>".formatted(i, i));
    }
    assertThat(FlatXml.read(utf8("<xml>" + fields + "</xml>"), "xml")).isEmpty();
  }

  @Test
  void its_answers_are_xml() {
    var notifications = notifications(FakeWechatPay.SECRETS);
    var delivery = delivery(envelope("wxqr", "1900000001", REQ_INFO));
    assertThat(notifications.accepted(delivery).body())
        .isEqualTo(
            "<xml><return_code><![CDATA[SUCCESS]]></return_code>"
                + "<return_msg><![CDATA[OK]]></return_msg></xml>");
    assertThat(notifications.accepted(delivery).contentType()).isEqualTo("text/xml");
    assertThat(notifications.refused(delivery, 503).status()).isEqualTo(503);
    assertThat(notifications.refused(delivery, 503).body()).contains("<![CDATA[FAIL]]>");
  }

  private static void assertForged(String body) {
    assertThatThrownBy(() -> notifications(FakeWechatPay.SECRETS).verify(delivery(body)))
        .isInstanceOf(Forged.class);
  }

  private static WechatPayNotifications notifications(WechatPaySecrets secrets) {
    return new WechatPayNotifications(
        FakeWechatPay.ACCOUNT, () -> FakeWechatPay.KEYS, () -> secrets);
  }

  private static String envelope(String appid, String mchid, String reqInfo) {
    return ("<xml><return_code>SUCCESS</return_code><appid><![CDATA[%s]]></appid>"
            + "<mch_id><![CDATA[%s]]></mch_id><nonce_str>n</nonce_str>"
            + "<req_info><![CDATA[%s]]></req_info></xml>")
        .formatted(appid, mchid, reqInfo);
  }

  private static Delivery delivery(String body) {
    return new Delivery(Map.of("Content-Type", "text/xml"), Bytes.utf8(body), FakeWechatPay.NOW);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
