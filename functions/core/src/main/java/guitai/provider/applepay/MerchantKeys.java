package guitai.provider.applepay;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.keys.Pem;
import guitai.provider.Forged;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The merchant's payment processing keys by their digests: one key, or the old and the new one
/// during a key rotation (密钥轮换). They are never printed.
public final class MerchantKeys {
  private static final int LIMIT = 8;

  private final Map<Bytes, MerchantKey> keys;

  /// @throws IllegalArgumentException where a certificate is another merchant's
  public MerchantKeys(String merchantId, List<MerchantKey> keys) {
    keys.forEach(key -> key.requireOf(merchantId));
    this.keys = keys.stream().collect(Collectors.toMap(MerchantKey::hash, Function.identity()));
  }

  /// Reads the secret `{"keys":[{"certificate":"<PEM>","privateKey":"<PEM>"}]}`.
  public static MerchantKeys parse(String merchantId, String document) {
    var json = Json.parse(document);
    if (!(json.get("keys") instanceof JsonArray keys) || keys.size() > LIMIT) {
      throw new MalformedJson("the document has no list of a few 'keys'");
    }
    return new MerchantKeys(
        merchantId, keys.getValuesAs(JsonObject.class).stream().map(MerchantKeys::key).toList());
  }

  private static MerchantKey key(JsonObject json) {
    var certificate = Pem.certificate(required(json, "certificate"));
    var algorithm = certificate.getPublicKey().getAlgorithm();
    return MerchantKey.of(certificate, Pem.privateKey(algorithm, required(json, "privateKey")));
  }

  private static String required(JsonObject json, String name) {
    if (json.get(name) instanceof JsonString text) {
      return text.getString();
    }
    throw new MalformedJson("the document has no text '" + name + "'");
  }

  MerchantKey key(Bytes hash) throws Forged {
    var key = keys.get(hash);
    if (key == null) {
      throw new Forged("the token is meant for another key");
    }
    return key;
  }

  @Override
  public String toString() {
    return "MerchantKeys[" + keys.size() + "]";
  }
}
