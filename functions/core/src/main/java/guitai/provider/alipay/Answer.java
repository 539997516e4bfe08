package guitai.provider.alipay;

import guitai.json.Field;
import guitai.problem.Unavailable;
import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Alipay's answer to a call.
sealed interface Answer {
  /// Done, and signed by Alipay.
  record Verified(JsonObject json) implements Answer {
    Optional<String> text(String name) {
      return Field.text(json, name);
    }

    String required(String name) {
      return text(name).orElseThrow(() -> new Unavailable("a signed answer has no '" + name + "'"));
    }

    /// A signature doesn't bind an answer to its call: the numbers in it must be the ones queried.
    void requireAbout(String name, String queried) {
      if (text(name).filter(queried::equals).isEmpty()) {
        throw new Unavailable("a signed answer has another '" + name + "'");
      }
    }
  }

  /// A refused call.
  ///
  /// @param group Alipay's number of the kind of error
  /// @param code Alipay's error code
  record NotDone(String group, String code) implements Answer {
    private static final String UNKNOWN = "20000";
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,128}");
    private static final Pattern PREFIX =
        Pattern.compile("^((aop|isv|isp)[.-])?((ACQ|AQC)[.])?", Pattern.CASE_INSENSITIVE);

    public NotDone {
      code = CODE.matcher(code).matches() ? code : "UNREADABLE";
    }

    /// The code in capitals, without the prefixes that Alipay sometimes adds: `TRADE_NOT_EXIST`.
    String normalizedCode() {
      return PREFIX.matcher(code).replaceFirst("").toUpperCase(Locale.ROOT);
    }

    /// Whether the outcome of the call is unknown.
    boolean unknown() {
      var normalized = normalizedCode();
      return group.equals(UNKNOWN)
          || normalized.contains("SYSTEM_ERROR")
          || normalized.contains("UNKNOW");
    }

    /// For a caller that doesn't handle this error.
    Unavailable unavailable() {
      return new Unavailable("Alipay refused a call: " + code);
    }
  }
}
