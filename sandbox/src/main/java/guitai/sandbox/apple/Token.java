package guitai.sandbox.apple;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.simulator.Randomness;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A payment token, before it is signed.
///
/// @param keyHash of the merchant's public key
/// @param id of the transaction
/// @param binding the digest of what the page bound it to
/// @see <a
///   href="https://developer.apple.com/documentation/passkit/payment-token-format-reference">Apple,
///   payment token format</a>
record Token(
    Scheme scheme, EncryptedCard sealed, Bytes keyHash, Bytes id, Optional<Bytes> binding) {
  private static final int ID_LENGTH = 32;

  static Token of(Scheme scheme, EncryptedCard sealed, PublicKey merchant, Randomness random) {
    return new Token(
        scheme,
        sealed,
        Bytes.of(TokenKeys.sha256(merchant.getEncoded())),
        Bytes.of(random.bytes(ID_LENGTH)),
        Optional.empty());
  }

  /// The token bound to that data, if there is any.
  Token bound(Optional<Bytes> data) {
    var digest = data.map(bytes -> Bytes.of(TokenKeys.sha256(bytes.toArray())));
    return new Token(scheme, sealed, keyHash, id, digest);
  }

  /// The signed bytes, in this order.
  byte[] content() {
    var content = new ByteArrayOutputStream();
    content.writeBytes(sealed.key().toArray());
    content.writeBytes(sealed.data().toArray());
    content.writeBytes(id.toArray());
    binding.ifPresent(hash -> content.writeBytes(hash.toArray()));
    return content.toByteArray();
  }

  /// The token after a defect was put into it.
  Token changed(Forgery forgery) {
    return switch (forgery) {
      case DATA ->
          new Token(
              scheme,
              new EncryptedCard(sealed.key(), flipped(sealed.data())),
              keyHash,
              id,
              binding);
      case BINDING -> new Token(scheme, sealed, keyHash, id, binding.map(Token::flipped));
      case NONE, ROOT, MARK, STALE, AMOUNT, MERCHANT -> this;
    };
  }

  private static Bytes flipped(Bytes bytes) {
    var other = bytes.toArray();
    other[0] ^= 1;
    return Bytes.of(other);
  }

  /// As Apple's JavaScript returns it: the token, and card data for display.
  JsonObject toJson(Bytes signature) {
    var data =
        Json.object()
            .add("version", scheme.version())
            .add("data", base64(sealed.data()))
            .add("signature", base64(signature))
            .add("header", header());
    var method =
        Json.object()
            .add("displayName", "UnionPay")
            .add("network", "ChinaUnionPay")
            .add("type", "debit");
    return Json.object()
        .add("paymentData", data)
        .add("paymentMethod", method)
        .add("transactionIdentifier", HexFormat.of().withUpperCase().formatHex(id.toArray()))
        .build();
  }

  private JsonObject header() {
    var header =
        Json.object()
            .add(scheme.key(), base64(sealed.key()))
            .add("publicKeyHash", base64(keyHash))
            .add("transactionId", HexFormat.of().formatHex(id.toArray()));
    binding.ifPresent(
        hash -> header.add("applicationData", HexFormat.of().formatHex(hash.toArray())));
    return header.build();
  }

  private static String base64(Bytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.toArray());
  }
}
