package guitai.provider.applepay;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.json.Named;
import guitai.keys.CanonicalBase64;
import guitai.provider.Forged;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// A payment token as a customer's page or app sends it (Apple's `paymentData`). Nothing in it is
/// verified yet. Its content is never printed.
///
/// @param data the card and the amount, encrypted
/// @param signature CMS, detached
/// @param keyHash SHA-256 of the merchant's public key that it is encrypted for
/// @param key the ephemeral public key, or the wrapped one
/// @param transactionId Apple's
/// @param applicationData SHA-256 of the attempt's number, to which our request bound the token
/// @see <a
///   href="https://developer.apple.com/documentation/passkit/payment-token-format-reference">Apple,
///   payment token format</a>
public record PaymentToken(
    Scheme scheme,
    Bytes data,
    Bytes signature,
    Bytes keyHash,
    Bytes key,
    Bytes transactionId,
    Optional<Bytes> applicationData) {
  /// How the key travels: agreed upon over P-256, or wrapped under RSA as in mainland China.
  public enum Scheme implements Named {
    EC_V1("EC_v1", "ephemeralPublicKey"),
    RSA_V1("RSA_v1", "wrappedKey");

    private final String version;
    private final String key;

    Scheme(String version, String key) {
      this.version = version;
      this.key = key;
    }

    @Override
    public String text() {
      return version;
    }
  }

  /// The length of the whole token, in characters.
  public static final int LIMIT = 12 * 1024;

  private static final Pattern TRANSACTION_ID = Pattern.compile("(?:[0-9a-fA-F]{2}){1,64}");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

  /// @throws Forged where the JSON hasn't the form of a token
  public static PaymentToken parse(JsonObject json) throws Forged {
    if (json.toString().length() > LIMIT || !(json.get("header") instanceof JsonObject header)) {
      throw malformed();
    }
    var scheme = Named.of(Scheme.class, text(json, "version")).orElseThrow(PaymentToken::malformed);
    return new PaymentToken(
        scheme,
        base64(text(json, "data")),
        base64(text(json, "signature")),
        base64(text(header, "publicKeyHash")),
        base64(text(header, scheme.key)),
        hex(text(header, "transactionId"), TRANSACTION_ID),
        header.containsKey("applicationData")
            ? Optional.of(hex(text(header, "applicationData"), SHA_256))
            : Optional.empty());
  }

  /// As [#parse(JsonObject)], for `paymentData` or for Apple's whole token around it. Its other
  /// fields about the card are unsigned and ignored.
  public static PaymentToken parse(byte[] json) throws Forged {
    try {
      var token = Json.parse(json);
      return parse(token.get("paymentData") instanceof JsonObject signed ? signed : token);
    } catch (MalformedJson e) {
      throw malformed();
    }
  }

  /// The fields that Apple signs, in this order.
  byte[] signedContent() {
    var content = new ByteArrayOutputStream();
    content.writeBytes(key.toArray());
    content.writeBytes(data.toArray());
    content.writeBytes(transactionId.toArray());
    applicationData.ifPresent(hash -> content.writeBytes(hash.toArray()));
    return content.toByteArray();
  }

  private static String text(JsonObject json, String name) throws Forged {
    if (json.get(name) instanceof JsonString text) {
      return text.getString();
    }
    throw malformed();
  }

  /// Several texts may decode to the same bytes; only the canonical one is accepted.
  private static Bytes base64(String text) throws Forged {
    return CanonicalBase64.decode(text)
        .filter(bytes -> bytes.length > 0)
        .map(Bytes::of)
        .orElseThrow(PaymentToken::malformed);
  }

  private static Bytes hex(String text, Pattern form) throws Forged {
    if (!form.matcher(text).matches()) {
      throw malformed();
    }
    return Bytes.of(HexFormat.of().parseHex(text));
  }

  static Forged malformed() {
    return new Forged("the token has not the form of one");
  }

  @Override
  public String toString() {
    return "PaymentToken[" + scheme + ", nothing proved]";
  }
}
