package guitai.provider.wechatpay;

import guitai.keys.CanonicalBase64;
import guitai.keys.Digest;
import guitai.keys.Sha256Rsa;
import guitai.problem.Unavailable;
import guitai.provider.Forged;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.SignatureException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A body that WeChat Pay signed less than five minutes from now. Only a verified signature makes
/// one.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4013053420">verifying a signature</a>
final class SignedMessage {
  static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final String PROBE = "WECHATPAY/SIGNTEST/";
  private static final Pattern TIMESTAMP = Pattern.compile("[1-9][0-9]{0,11}");

  /// No line feed: it would move the border between nonce and body.
  private static final Pattern NONCE = Pattern.compile("[!-~]{1,128}");

  private final byte[] body;
  private final byte[] message;

  /// @param headers by name in any case
  /// @throws Forged if a header is missing or malformed, the time isn't within five minutes of now,
  ///   or the signature doesn't hold
  /// @throws Unavailable if we hold no key of that serial: a new key may not have reached us yet
  SignedMessage(
      Function<String, Optional<String>> headers, byte[] body, WechatPayKeys keys, Instant now)
      throws Forged {
    var serial = header(headers, "Wechatpay-Serial");
    var signature = header(headers, "Wechatpay-Signature");
    var timestamp = header(headers, "Wechatpay-Timestamp");
    var nonce = header(headers, "Wechatpay-Nonce");
    requireScheme(headers.apply("Wechatpay-Signature-Type"));
    if (signature.startsWith(PROBE)) {
      throw new Forged(Forged.Kind.PROBE, "a probe: wrongly signed by WeChat Pay on purpose");
    }
    requireFresh(timestamp, now);
    requireNonce(nonce);
    this.body = body.clone();
    this.message = message(timestamp, nonce, body);
    verify(key(keys, serial), signature);
  }

  byte[] body() {
    return body.clone();
  }

  /// SHA-256 of the signed text, lower-case hex.
  String digest() {
    return Digest.sha256(message);
  }

  /// The text that is signed, of a notification and of an answer alike.
  static byte[] message(String timestamp, String nonce, byte[] body) {
    var head = (timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8);
    var message = new byte[head.length + body.length + 1];
    System.arraycopy(head, 0, message, 0, head.length);
    System.arraycopy(body, 0, message, head.length, body.length);
    message[message.length - 1] = '\n';
    return message;
  }

  private static String header(Function<String, Optional<String>> headers, String name)
      throws Forged {
    return headers.apply(name).orElseThrow(() -> new Forged("no " + name));
  }

  private static void requireScheme(Optional<String> scheme) throws Forged {
    if (!scheme.orElse(SCHEME).equals(SCHEME)) {
      throw new Forged("a signature of an unknown type");
    }
  }

  private static void requireFresh(String timestamp, Instant now) throws Forged {
    if (!TIMESTAMP.matcher(timestamp).matches()) {
      throw new Forged("a timestamp that is no number of seconds");
    }
    var signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(signedAt, now).abs().compareTo(WINDOW) >= 0) {
      throw new Forged("signed five minutes or more from now");
    }
  }

  private static void requireNonce(String nonce) throws Forged {
    if (!NONCE.matcher(nonce).matches()) {
      throw new Forged("an odd nonce");
    }
  }

  private static PublicKey key(WechatPayKeys keys, String serial) {
    return keys.key(serial)
        .orElseThrow(() ->
            new Unavailable(
                Unavailable.Kind.UNKNOWN_KEY, "no key of the serial that WeChat Pay signed with"));
  }

  private void verify(PublicKey key, String signature) throws Forged {
    var bytes =
        CanonicalBase64.decode(signature)
            .orElseThrow(() -> new Forged("a signature that is no canonical base64"));
    try {
      Sha256Rsa.verify(key, message, bytes);
    } catch (SignatureException e) {
      throw new Forged("the signature does not hold");
    }
  }
}
