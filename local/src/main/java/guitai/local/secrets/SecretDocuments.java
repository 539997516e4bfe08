package guitai.local.secrets;

import guitai.json.Json;
import guitai.sandbox.keys.KeyFiles;
import guitai.sandbox.keys.PemText;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;

/// The secrets of a deployment, one for each purpose, put together from this machine's key files.
public final class SecretDocuments {
  public static final String ORDER_SECRET = "guitai/order-secret";
  public static final String ACCOUNT_SECRET = "guitai/account-secret";
  public static final String ENTITLEMENT_KEY = "guitai/entitlement-key";
  public static final String WECHAT_PAY_MERCHANT = "guitai/wechat-pay/merchant";
  public static final String WECHAT_PAY_NOTIFICATION = "guitai/wechat-pay/notification";
  public static final String WECHAT_PAY_TRUST = "guitai/wechat-pay/trust";

  public static final String ALIPAY_MERCHANT = "guitai/alipay/merchant";
  public static final String ALIPAY_TRUST = "guitai/alipay/trust";

  public static final String APP_STORE_KEY = "guitai/app-store/key";
  public static final String UNION_PAY_MERCHANT = "guitai/union-pay/merchant";

  private SecretDocuments() {}

  /// @param wechatPay what the simulator's `GET /credentials` answers
  /// @param alipay what the simulator's `GET /credentials` answers
  /// @param appStore what the simulator's `GET /credentials` answers
  public static Map<String, Supplier<JsonObject>> of(
      KeyFiles keys, JsonObject wechatPay, JsonObject alipay, JsonObject appStore) {
    var all = new HashMap<>(ofWechatPay(wechatPay));
    all.put(ORDER_SECRET, () -> secret(keys, "order-secret"));
    all.put(ACCOUNT_SECRET, () -> secret(keys, "account-secret"));
    all.put(ENTITLEMENT_KEY, () -> entitlementKey(keys));
    all.put(ALIPAY_MERCHANT, () -> one("privateKey", alipay.getString("appPrivateKey")));
    all.put(ALIPAY_TRUST, () -> one("publicKey", alipay.getString("alipayPublicKey")));
    all.put(APP_STORE_KEY, () -> appStoreKey(appStore));
    return all;
  }

  /// What a merchant of WeChat Pay's alone has.
  ///
  /// @param credentials what the simulator's `GET /credentials` answers
  public static Map<String, Supplier<JsonObject>> ofWechatPay(JsonObject credentials) {
    return Map.of(
        WECHAT_PAY_MERCHANT, () -> merchant(credentials),
        WECHAT_PAY_NOTIFICATION, () -> notification(credentials),
        WECHAT_PAY_TRUST, () -> trust(credentials));
  }

  private static JsonObject appStoreKey(JsonObject credentials) {
    return Json.object()
        .add("issuerId", credentials.getString("issuerId"))
        .add("keyId", credentials.getString("keyId"))
        .add("privateKey", credentials.getString("privateKey"))
        .build();
  }

  /// What a merchant at UnionPay has.
  ///
  /// @param credentials what the simulator's `GET /credentials` answers
  public static Map<String, Supplier<JsonObject>> ofUnionPay(JsonObject credentials) {
    return Map.of(UNION_PAY_MERCHANT, () -> certified(credentials));
  }

  private static JsonObject secret(KeyFiles keys, String name) {
    return one("secret", keys.secret(name));
  }

  private static JsonObject one(String name, String value) {
    return Json.object().add(name, value).build();
  }

  private static JsonObject entitlementKey(KeyFiles keys) {
    var pair = keys.p256("entitlement");
    return Json.object()
        .add("keyId", fingerprint(pair.getPublic().getEncoded()))
        .add("privateKey", PemText.of(pair.getPrivate()))
        .add("publicKey", PemText.of(pair.getPublic()))
        .build();
  }

  private static JsonObject merchant(JsonObject credentials) {
    return Json.object()
        .add("serial", credentials.getString("merchantSerial"))
        .add("privateKey", credentials.getString("merchantPrivateKey"))
        .build();
  }

  private static JsonObject certified(JsonObject credentials) {
    return Json.object()
        .add("certificate", credentials.getString("certificate"))
        .add("privateKey", credentials.getString("privateKey"))
        .build();
  }

  private static JsonObject notification(JsonObject credentials) {
    return Json.object()
        .add("apiV3Key", credentials.getString("apiV3Key"))
        .add("apiV2Key", credentials.getString("apiV2Key"))
        .build();
  }

  /// Both kinds of key at once, as during a merchant's migration.
  private static JsonObject trust(JsonObject credentials) {
    var publicKey =
        key(credentials, "publicKeyId").add("publicKey", credentials.getString("publicKey"));
    var certificate =
        key(credentials, "platformSerial")
            .add("certificate", credentials.getString("platformCertificate"));
    return Json.object()
        .add("keys", Json.array().add(publicKey).add(certificate))
        .add("answersWith", credentials.getString("publicKeyId"))
        .build();
  }

  private static JsonObjectBuilder key(JsonObject credentials, String id) {
    return Json.object().add("id", credentials.getString(id));
  }

  private static String fingerprint(byte[] publicKey) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(publicKey);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
