package guitai.sandbox.alipay;

import guitai.bytes.Bytes;
import guitai.sandbox.simulator.Courier.Answer;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// One delivery to the merchant: a form whose fields are signed.
///
/// @param charset as the order's
record Notification(URI to, String charset, Map<String, String> fields) {
  String contentType() {
    return "application/x-www-form-urlencoded; charset=" + charset;
  }

  Bytes body() {
    return Bytes.of(Form.write(fields, named()).getBytes(StandardCharsets.US_ASCII));
  }

  private Charset named() {
    return Call.charset(charset);
  }

  /// The same with Alipay's signature.
  Notification signed(Signer signer) {
    var all = new LinkedHashMap<>(fields);
    var sign = signer.sign(Form.signed(fields, named()));
    all.put("sign_type", "RSA2");
    all.put("sign", sign);
    return new Notification(to, charset, all);
  }

  Notification with(String field, String value) {
    var all = new LinkedHashMap<>(fields);
    all.put(field, value);
    return new Notification(to, charset, all);
  }

  /// Only the exact text `success` is an acknowledgement (应答).
  static boolean acknowledged(Answer.Given answer) {
    return answer.status() == 200 && answer.body().equals("success");
  }
}
