package guitai.provider.wechatpay;

import guitai.json.Field;
import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.keys.Pem;
import jakarta.json.JsonObject;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The keys that we trust as WeChat Pay's: public keys by the exact text of `Wechatpay-Serial`.
/// Both kinds may be listed at once, a WeChat Pay public key (微信支付公钥, `PUB_KEY_ID_…`) and a
/// platform certificate (平台证书, its serial), since both sign while a merchant moves from one to the
/// other. A listed key is trusted, whatever dates its certificate has.
///
/// @param answersWith the id of the key that answers to our calls are to be signed with
public record WechatPayKeys(Map<String, PublicKey> keys, String answersWith) {
  public WechatPayKeys {
    keys = Map.copyOf(keys);
    if (!keys.containsKey(answersWith)) {
      throw new IllegalArgumentException("the key that signs answers is not listed");
    }
    for (var key : keys.values()) {
      if (!(key instanceof RSAPublicKey rsa)
          || rsa.getModulus().bitLength() < PlatformCertificate.STRENGTH) {
        throw new IllegalArgumentException("a trusted key is RSA of at least 2048 bits");
      }
    }
  }

  /// Reads `{"keys":[{"id":"PUB_KEY_ID_…","publicKey":"<PEM>"},{"id":"<serial>",
  /// "certificate":"<PEM>"}],"answersWith":"PUB_KEY_ID_…"}`.
  public static WechatPayKeys parse(String document) {
    var json = Json.parse(document);
    var keys = new HashMap<String, PublicKey>();
    if (!json.containsKey("keys")) {
      throw new MalformedJson("the document has no 'keys'");
    }
    for (var entry : json.getJsonArray("keys").getValuesAs(JsonObject.class)) {
      var id = Field.required(entry, "id");
      if (keys.put(id, key(id, entry)) != null) {
        throw new MalformedJson("the document names a key twice");
      }
    }
    return new WechatPayKeys(keys, Field.required(json, "answersWith"));
  }

  /// These keys, and those of the certificates that haven't expired by now.
  public WechatPayKeys with(List<PlatformCertificate> certificates, Instant now) {
    var more = new HashMap<>(keys);
    certificates.stream()
        .filter(each -> each.livesAt(now))
        .forEach(each -> more.putIfAbsent(each.serial(), each.certificate().getPublicKey()));
    return new WechatPayKeys(more, answersWith);
  }

  Optional<PublicKey> key(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  private static PublicKey key(String id, JsonObject entry) {
    return entry.containsKey("certificate")
        ? PlatformCertificate.of(id, Field.required(entry, "certificate"))
            .certificate()
            .getPublicKey()
        : Pem.publicKey("RSA", Field.required(entry, "publicKey"));
  }
}
