package guitai.provider.wechatpay;

import guitai.json.Field;
import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.problem.Unavailable;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/// What WeChat Pay answered to a call.
sealed interface Answer {
  /// Done, and signed by WeChat Pay.
  record Believed(SignedMessage message) implements Answer {
    JsonObject json() {
      try {
        return Json.parse(message.body());
      } catch (MalformedJson e) {
        throw new Unavailable("a signed answer is not the JSON it should be", e);
      }
    }
  }

  /// Not done. Unsigned, so it says nothing of any order or payment.
  ///
  /// @param code WeChat Pay's word, or the status where it said none
  record NotDone(int status, String code) implements Answer {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_]{1,64}");

    static NotDone read(int status, byte[] body) {
      return new NotDone(status, code(body).orElse("HTTP_" + status));
    }

    /// Both spellings of a code are one: `ORDER_NOT_EXIST` and the older `ORDERNOTEXIST`.
    String word() {
      return code.replace("_", "");
    }

    /// For a caller to whom this error means nothing.
    Unavailable unavailable() {
      return new Unavailable("WeChat Pay did not do a call: " + code);
    }

    private static Optional<String> code(byte[] body) {
      try {
        return Field.text(Json.parse(body), "code").filter(code -> CODE.matcher(code).matches());
      } catch (MalformedJson e) {
        return Optional.empty();
      }
    }
  }
}
