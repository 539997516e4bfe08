package guitai.provider.unionpay;

import guitai.keys.Pem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Signs as UnionPay does, under the chain of the synthetic vectors.
final class PaperUnionPay {
  private static final PrivateKey KEY =
      Pem.privateKey("RSA", Vectors.text("synthetic/ca/unionpay_sign_key.pem"));

  /// As it stands in a message: CRLF inside, none at the end.
  private static final String CERTIFICATE =
      Vectors.text("synthetic/ca/unionpay_sign.cer")
          .strip()
          .replace("\r\n", "\n")
          .replace("\n", "\r\n");

  private PaperUnionPay() {}

  static Fields signed(Map<String, String> fields) {
    var all = new TreeMap<String, String>();
    all.put("version", "5.1.0");
    all.put("encoding", "UTF-8");
    all.put("signMethod", "01");
    all.put("merId", Vectors.MER_ID);
    all.put("signPubKeyCert", CERTIFICATE);
    all.putAll(fields);
    var message = Fields.of(all);
    return message.with(Fields.SIGNATURE, DoubleDigest.sign(KEY, message.signedText()));
  }

  /// A body as UnionPay answers it: nothing is encoded.
  static String answer(Map<String, String> fields) {
    var message = signed(fields);
    return message.signedText() + "&signature=" + message.text(Fields.SIGNATURE).orElseThrow();
  }

  static String answer(Map<String, String> fields, String... more) {
    var all = new TreeMap<>(fields);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return answer(all);
  }

  static Map<String, String> query(String body) {
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }
}
