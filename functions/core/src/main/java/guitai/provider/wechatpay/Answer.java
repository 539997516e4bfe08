package guitai.provider.wechatpay;

import guitai.json.Field;
import guitai.json.Json;
import guitai.json.MalformedJson;
import guitai.problem.Unavailable;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/// WeChat Pay's answer to a call.
sealed interface Answer {
  /// Done, and signed by WeChat Pay.
  record Verified(SignedMessage message) implements Answer {
    JsonObject json() {
      try {
        return Json.parse(message.body());
      } catch (MalformedJson e) {
        throw new Unavailable("a signed answer is not the JSON it should be", e);
      }
    }
  }

  /// A refused call. It is unsigned, so it says nothing about any order or payment.
  ///
  /// @param code WeChat Pay's error code, or the HTTP status if it gave none
  record NotDone(int status, String code) implements Answer {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_]{1,64}");

    static NotDone read(int status, byte[] body) {
      return new NotDone(status, code(body).orElse("HTTP_" + status));
    }

    /// The code without underscores, since both spellings mean the same: `ORDER_NOT_EXIST` and the
    /// older `ORDERNOTEXIST`.
    String normalizedCode() {
      return code.replace("_", "");
    }

    /// For a caller that doesn't handle this error.
    Unavailable unavailable() {
      return new Unavailable("WeChat Pay refused a call: " + code);
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
