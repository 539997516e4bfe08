package guitai.sandbox.wechatpay;

import guitai.bytes.Bytes;
import guitai.sandbox.simulator.Randomness;
import guitai.sandbox.simulator.Surroundings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/// One of WeChat Pay's keys.
///
/// @param name public key id or certificate serial
record Signer(String name, PrivateKey key) {
  static final String SIGNATURE = "Wechatpay-Signature";
  private static final String PROBE = "WECHATPAY/SIGNTEST/";
  private static final int SIGNATURE_LENGTH = 344;
  static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";

  /// Instead of a signature; one character too long to be valid base64.
  static String probe(Randomness random) {
    return PROBE + random.word(SIGNATURE_LENGTH + 1 - PROBE.length());
  }

  /// The headers of an answer or a callback with this body.
  Map<String, String> headers(Surroundings now, Bytes body) {
    return headers(now.clock().instant(), now.random(), body);
  }

  Map<String, String> headers(Instant at, Randomness random, Bytes body) {
    var timestamp = Long.toString(at.getEpochSecond());
    var nonce = random.word(32);
    var headers = new TreeMap<String, String>();
    headers.put("Wechatpay-Serial", name);
    headers.put("Wechatpay-Timestamp", timestamp);
    headers.put("Wechatpay-Nonce", nonce);
    headers.put(SIGNATURE, sign(timestamp, nonce, body));
    headers.put("Wechatpay-Signature-Type", SCHEME);
    return headers;
  }

  private String sign(String timestamp, String nonce, Bytes body) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(lines(body, timestamp, nonce));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The signed text: each of the lines and then the body, all ended by LF.
  static byte[] lines(Bytes body, String... lines) {
    var all = new ByteArrayOutputStream();
    for (var line : lines) {
      all.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    all.writeBytes(body.toArray());
    all.write('\n');
    return all.toByteArray();
  }
}
