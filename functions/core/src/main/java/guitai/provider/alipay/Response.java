package guitai.provider.alipay;

import guitai.json.Field;
import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.keys.CanonicalBase64;
import guitai.provider.Forged;
import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// The body of Alipay's answer to a call. Alipay signs the text of the method's node exactly as it
/// comes.
///
/// @see <a href="https://opendocs.alipay.com/common/02mse7">verifying an answer</a>
final class Response {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Pattern SERIAL = Pattern.compile("\"[0-9a-f]{32}\"");
  private static final String ERROR = "error_response";
  private static final String DONE = "10000";

  /// Accepted, and not done yet; of a payment only.
  private static final String ACCEPTED = "10003";

  private Response() {}

  /// @param method that was called
  /// @throws Forged if the answer should be signed and isn't, or belongs to another method
  /// @throws MalformedJson if the body isn't JSON
  static Answer read(byte[] body, String method, AlipayKeys keys) throws Forged {
    var charset = charset(body);
    var raw = RawObject.parse(new String(body, charset));
    var node =
        raw.value(method.replace('.', '_') + "_response")
            .or(() -> raw.value(ERROR))
            .orElseThrow(() -> new Forged("an answer to another method"));
    var json = Json.parse(node);
    var signature = raw.value("sign").map(Response::unquoted).filter(sign -> !sign.isBlank());
    if (signature.isPresent()) {
      verify(node, signature.get(), charset, raw.value("alipay_cert_sn"), keys);
    } else if (!plainlyFailed(json)) {
      throw new Forged("an answer without a signature");
    }
    return answer(json);
  }

  /// Errors of the gateway itself come in GBK at times.
  private static Charset charset(byte[] body) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException e) {
      return GB18030;
    }
  }

  /// A signature has no character that JSON must escape, but its slashes may be escaped.
  private static String unquoted(String value) {
    return value.length() >= 2 && value.startsWith("\"")
        ? value.substring(1, value.length() - 1).replace("\\/", "/")
        : "";
  }

  /// Alipay signed either the text as it came, or the text with unescaped slashes.
  private static void verify(
      String node, String sign, Charset charset, Optional<String> serial, AlipayKeys keys)
      throws Forged {
    var signature =
        CanonicalBase64.decode(sign)
            .orElseThrow(() -> new Forged("a signature that is no canonical base64"));
    if (!keys.signed(node.getBytes(charset), signature)
        && !keys.signed(node.replace("\\/", "/").getBytes(charset), signature)) {
      var under =
          serial.filter(text -> SERIAL.matcher(text).matches()).map(text -> " under " + text);
      throw new Forged("no trusted key signed an answer" + under.orElse(""));
    }
  }

  /// Only a refusal may come unsigned.
  private static boolean plainlyFailed(JsonObject json) {
    var code = Field.text(json, "code").orElse(DONE);
    return Field.text(json, "sub_code").isPresent() && !code.equals(DONE) && !code.equals(ACCEPTED);
  }

  private static Answer answer(JsonObject json) {
    var code = Field.text(json, "code").orElse("");
    if (code.equals(DONE) && Field.text(json, "sub_code").isEmpty()) {
      return new Answer.Verified(json);
    }
    return new Answer.NotDone(code, Field.text(json, "sub_code").orElse("CODE_" + code));
  }
}
