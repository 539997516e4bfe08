package guitai.provider.wechatpay;

import guitai.keys.CanonicalBase64;
import guitai.keys.Digest;
import guitai.problem.Unavailable;
import guitai.provider.Forged;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/// A refund notice (退款通知) in the form of API v2, in which WeChat Pay reports a refund made in the
/// merchant's console. It isn't signed: its only proof is that our key decrypts it, so it is a
/// reason to query and nothing more.
///
/// @param refund the refund's number, as it was entered in the console
/// @param status as WeChat Pay names it (`SUCCESS`, `CHANGE`, `REFUNDCLOSE`)
record V2RefundNotice(String merchantOrderNumber, String refund, String status) {
  static final String ACCEPTED =
      "<xml><return_code><![CDATA[SUCCESS]]></return_code>"
          + "<return_msg><![CDATA[OK]]></return_msg></xml>";
  static final String REFUSED =
      "<xml><return_code><![CDATA[FAIL]]></return_code>"
          + "<return_msg><![CDATA[失败]]></return_msg></xml>";

  private static final int HEAD = 256;
  private static final Pattern XML =
      Pattern.compile("\uFEFF?\\s*(<\\?xml[^>]*\\?>\\s*)?<xml[\\s>/].*", Pattern.DOTALL);

  /// Whether it is in that form, genuine or not.
  static boolean looksLike(byte[] body) {
    var head = new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.UTF_8);
    return XML.matcher(head).matches();
  }

  /// @throws Forged if it isn't for us, or our key doesn't decrypt it
  /// @throws Unavailable if we have no APIv2 key
  static V2RefundNotice read(byte[] body, WechatPayAccount account, WechatPaySecrets secrets)
      throws Forged {
    var envelope = fields(body, "xml");
    if (!field(envelope, "mch_id").equals(account.mchid())
        || !account.owns(field(envelope, "appid"))) {
      throw new Forged("for another merchant or app");
    }
    var encrypted =
        CanonicalBase64.decode(field(envelope, "req_info"))
            .orElseThrow(() -> new Forged("req_info is no canonical base64"));
    var key =
        secrets
            .apiV2Key()
            .orElseThrow(() ->
                new Unavailable(
                    Unavailable.Kind.UNKNOWN_KEY, "no APIv2 key to decrypt a refund notice with"));
    var refund = fields(open(key, encrypted), "root");
    return new V2RefundNotice(
        field(refund, "out_trade_no"),
        field(refund, "out_refund_no"),
        field(refund, "refund_status"));
  }

  private static Map<String, String> fields(byte[] xml, String root) throws Forged {
    return FlatXml.read(xml, root).orElseThrow(() -> new Forged("not the XML of a refund notice"));
  }

  private static String field(Map<String, String> fields, String name) throws Forged {
    var value = fields.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new Forged("no " + name);
    }
    return value;
  }

  /// AES-256 in ECB mode, as API v2 prescribes; the key is an MD5 written out in hexadecimal.
  static byte[] open(String apiV2Key, byte[] encrypted) throws Forged {
    var key = Digest.md5(apiV2Key).getBytes(StandardCharsets.US_ASCII);
    try {
      return decrypt(key, encrypted);
    } catch (GeneralSecurityException e) {
      throw new Forged("our APIv2 key does not decrypt req_info");
    }
  }

  @SuppressWarnings("InsecureCryptoUsage")
  static byte[] decrypt(byte[] key, byte[] encrypted) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
    cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
    return cipher.doFinal(encrypted);
  }
}
