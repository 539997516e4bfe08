package guitai.local.secrets;

import guitai.json.Json;
import guitai.sandbox.keys.KeyFiles;
import guitai.sandbox.keys.PemText;
import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;

/// The store's own secrets, one for each purpose, from this machine's key files.
public final class StoreSecrets {
  public static final String ORDER_SECRET = "guitai/order-secret";
  public static final String ACCOUNT_SECRET = "guitai/account-secret";
  public static final String ENTITLEMENT_KEY = "guitai/entitlement-key";

  private StoreSecrets() {}

  public static Map<String, Supplier<JsonObject>> of(KeyFiles keys) {
    return Map.of(
        ORDER_SECRET, () -> secret(keys, "order-secret"),
        ACCOUNT_SECRET, () -> secret(keys, "account-secret"),
        ENTITLEMENT_KEY, () -> entitlementKey(keys));
  }

  private static JsonObject secret(KeyFiles keys, String name) {
    return Json.object().add("secret", keys.secret(name)).build();
  }

  private static JsonObject entitlementKey(KeyFiles keys) {
    var pair = keys.p256("entitlement");
    return Json.object()
        .add("keyId", fingerprint(pair.getPublic().getEncoded()))
        .add("privateKey", PemText.of(pair.getPrivate()))
        .add("publicKey", PemText.of(pair.getPublic()))
        .build();
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
