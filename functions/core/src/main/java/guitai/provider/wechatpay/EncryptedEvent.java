package guitai.provider.wechatpay;

import guitai.json.Field;
import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.keys.CanonicalBase64;
import guitai.problem.Unavailable;
import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;

/// A notification whose signature was verified, decrypted with the APIv3 key.
///
/// @param id the notification's number
/// @param type as WeChat Pay names it (`TRANSACTION.SUCCESS`)
/// @param content the decrypted content
record EncryptedEvent(String id, String type, JsonObject content) {
  /// @throws Unavailable if a signed message can't be decrypted or read: a wrong or changed key, or
  ///   a form that we don't know; an operator must act, and WeChat Pay will send it again
  static EncryptedEvent open(SignedMessage message, WechatPaySecrets secrets) {
    try {
      var envelope = Json.parse(message.body());
      var type = Field.text(envelope, "event_type").orElseThrow(() -> unreadable("event_type"));
      var resource = Field.object(envelope, "resource").orElseThrow(() -> unreadable("resource"));
      return new EncryptedEvent(
          Field.text(envelope, "id").orElseGet(message::digest), type, content(resource, secrets));
    } catch (MalformedJson e) {
      throw unreadable("a signed notification is not JSON as we know it", e);
    } catch (GeneralSecurityException e) {
      throw unreadable("the APIv3 key does not decrypt a signed notification", e);
    }
  }

  private static JsonObject content(JsonObject resource, WechatPaySecrets secrets)
      throws GeneralSecurityException {
    if (Field.text(resource, "algorithm").filter(Aead.NAME::equals).isEmpty()) {
      throw unreadable("algorithm");
    }
    return Json.parse(opened(resource, secrets));
  }

  /// Decrypts the encrypted part of a notification or of a certificate list.
  static byte[] opened(JsonObject resource, WechatPaySecrets secrets)
      throws GeneralSecurityException {
    return Aead.open(
        secrets.apiV3KeyBytes(),
        Field.text(resource, "nonce").orElseThrow(() -> unreadable("nonce")),
        Field.text(resource, "associated_data").orElse(""),
        Field.text(resource, "ciphertext")
            .flatMap(CanonicalBase64::decode)
            .orElseThrow(() -> unreadable("ciphertext")));
  }

  private static Unavailable unreadable(String field) {
    return new Unavailable(
        Unavailable.Kind.UNREADABLE, "a signed message has no '" + field + "' as we know it");
  }

  private static Unavailable unreadable(String why, Exception cause) {
    return new Unavailable(Unavailable.Kind.UNREADABLE, why, cause);
  }

  /// Prints nothing of the decrypted content.
  @Override
  public String toString() {
    return "EncryptedEvent[" + id + ", " + type + "]";
  }
}
