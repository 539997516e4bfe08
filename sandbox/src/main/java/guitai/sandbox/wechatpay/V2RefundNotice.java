package guitai.sandbox.wechatpay;

import guitai.sandbox.wechatpay.Refund.Step;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/// The notice of a refund made at the console: XML of the API's second version, whose core is
/// encrypted with that version's key.
///
/// @see <a href="https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_16">the old notice of a
///   refund</a>
record V2RefundNotice(Merchant merchant, Trade trade, Refund refund, Step step) {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Trades.BEIJING);

  /// @param reported the reported amount of the refund, in fen
  String xml(String nonce, String transaction, long reported) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("return_code", "SUCCESS");
    fields.put("appid", trade.request().appid());
    fields.put("mch_id", trade.request().mchid());
    fields.put("nonce_str", nonce);
    fields.put("req_info", encrypted(elements("root", core(transaction, reported))));
    return elements("xml", fields);
  }

  private Map<String, String> core(String transaction, long reported) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("out_refund_no", refund.number());
    fields.put("out_trade_no", trade.number());
    fields.put("refund_account", "REFUND_SOURCE_RECHARGE_FUNDS");
    fields.put("refund_fee", Long.toString(reported));
    fields.put("refund_id", refund.id());
    fields.put("refund_recv_accout", RefundJson.RECEIVER); // spelled so by the provider
    fields.put("refund_request_source", "VENDOR_PLATFORM");
    fields.put("refund_status", status());
    fields.put("settlement_refund_fee", Long.toString(reported - refund.discount()));
    fields.put("settlement_total_fee", Long.toString(trade.settled()));
    if (step.status() == Refund.Status.SUCCESS) {
      fields.put("success_time", SECOND.format(step.at()));
    }
    fields.put("total_fee", Long.toString(trade.request().total()));
    fields.put("transaction_id", transaction);
    return fields;
  }

  private String status() {
    return switch (step.status()) {
      case SUCCESS, PROCESSING -> "SUCCESS";
      case ABNORMAL -> "CHANGE";
      case CLOSED -> "REFUNDCLOSE";
    };
  }

  private static String elements(String name, Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            "<%s><![CDATA[%s]]></%s>\n".formatted(field.getKey(), field.getValue(), field.getKey()))
        .collect(Collectors.joining("", "<" + name + ">\n", "</" + name + ">"));
  }

  private String encrypted(String text) {
    var key = merchant.credentials().getString("apiV2Key").getBytes(StandardCharsets.UTF_8);
    try {
      var digest = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(key));
      return sealed(digest.getBytes(StandardCharsets.US_ASCII), text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The mode is the provider's.
  @SuppressWarnings("InsecureCryptoUsage")
  static String sealed(byte[] key, String text) {
    try {
      var cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
      return Base64.getEncoder()
          .encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
