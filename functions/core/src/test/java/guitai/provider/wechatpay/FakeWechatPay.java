package guitai.provider.wechatpay;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.keys.CanonicalBase64;
import guitai.keys.Sha256Rsa;
import guitai.provider.Delivery;
import guitai.storefront.Channel;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The keys and signatures of WeChat Pay and of one merchant, made at each run.
final class FakeWechatPay {
  static final String MCHID = "1900000001";
  static final String KEY_ID = "PUB_KEY_ID_0119000000012026010100000000000001";
  static final String API_V3_KEY = "0123456789abcdefghijABCDEFGHIJ!~";
  static final String API_V2_KEY = "v2key000000000000000000000000003";
  static final Instant NOW = Instant.ofEpochSecond(1_767_225_600);
  static final Map<Channel, String> APPIDS =
      Map.of(
          Channel.QR, "wxqr",
          Channel.WECHAT, "wxjsapi",
          Channel.MOBILE_WEB, "wxh5",
          Channel.APP, "wxapp");
  static final WechatPayAccount ACCOUNT = account("http://localhost:1");
  static final WechatPaySecrets SECRETS = new WechatPaySecrets(API_V3_KEY, Optional.of(API_V2_KEY));

  private static final KeyPair PLATFORM = rsa();
  private static final KeyPair OURS = rsa();

  static final WechatPayKeys KEYS = new WechatPayKeys(Map.of(KEY_ID, PLATFORM.getPublic()), KEY_ID);
  static final WechatPayMerchant MERCHANT = new WechatPayMerchant("3D5A", OURS.getPrivate());
  static final KeyPair STRANGER = rsa();

  private FakeWechatPay() {}

  static WechatPayAccount account(String baseUrl) {
    return new WechatPayAccount(
        MCHID,
        APPIDS,
        URI.create(baseUrl),
        URI.create("https://store.example/notifications/wechat-pay"));
  }

  static KeyPair merchantKeys() {
    return OURS;
  }

  private static KeyPair rsa() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The headers of an answer or a notification with this body, signed at this moment.
  static Map<String, String> signed(byte[] body, Instant at) {
    return signed(body, at, PLATFORM);
  }

  static Map<String, String> signed(byte[] body, Instant at, KeyPair signer) {
    var timestamp = Long.toString(at.getEpochSecond());
    var nonce = "x7Qp2mZ9Lk4TtVb81sWcYd6EoRfHgUjA";
    var message = SignedMessage.message(timestamp, nonce, body);
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Wechatpay-Serial", KEY_ID);
    headers.put("Wechatpay-Timestamp", timestamp);
    headers.put("Wechatpay-Nonce", nonce);
    headers.put("Wechatpay-Signature", Sha256Rsa.sign(signer.getPrivate(), message));
    headers.put("Wechatpay-Signature-Type", SignedMessage.SCHEME);
    return headers;
  }

  static Delivery delivery(String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Delivery(signed(bytes, NOW), Bytes.of(bytes), NOW);
  }

  /// A notification of this type with this content, signed and encrypted.
  static Delivery event(String type, String content) {
    return delivery(envelope(type, content, "transaction"));
  }

  static String envelope(String type, String content, String associatedData) {
    return Json.object()
        .add("id", "EV-1")
        .add("create_time", "20260101080000")
        .add("event_type", type)
        .add("summary", "支付成功")
        .add("resource", sealed(content, associatedData))
        .build()
        .toString();
  }

  static JsonObject sealed(String content, String associatedData) {
    var nonce = "8fJ2kQz0aXw3";
    var json =
        Json.object()
            .add("original_type", "transaction")
            .add("algorithm", "AEAD_AES_256_GCM")
            .add("ciphertext", CanonicalBase64.encode(seal(content, associatedData, nonce)))
            .add("nonce", nonce);
    return associatedData.isEmpty()
        ? json.build()
        : json.add("associated_data", associatedData).build();
  }

  private static byte[] seal(String content, String associatedData, String nonce) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(SECRETS.apiV3KeyBytes(), "AES"),
          new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.UTF_8)));
      cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(content.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A transaction of ours as WeChat Pay writes it.
  static String transaction(String orderNumber, String state, String total) {
    return """
    {"mchid":"1900000001","appid":"wxqr","out_trade_no":"%s","transaction_id":"4200001",\
    "trade_type":"NATIVE","trade_state":"%s","success_time":"2026-01-01T08:00:00+08:00",\
    "payer":{"openid":"o1"},\
    "amount":{"total":%s,"payer_total":1,"currency":"CNY","payer_currency":"CNY"}}\
    """
        .formatted(orderNumber, state, total);
  }
}
