package guitai.provider.alipay;

import guitai.json.Field;
import guitai.problem.Unavailable;
import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What Alipay answered to a call.
sealed interface Answer {
  /// Done, and signed by Alipay.
  record Believed(JsonObject json) implements Answer {
    Optional<String> text(String name) {
      return Field.text(json, name);
    }

    String required(String name) {
      return text(name).orElseThrow(() -> new Unavailable("a signed answer has no '" + name + "'"));
    }

    /// A signature binds an answer to no question: the numbers in it must be the ones asked about.
    void requireAbout(String name, String asked) {
      if (text(name).filter(asked::equals).isEmpty()) {
        throw new Unavailable("a signed answer is not about what was asked");
      }
    }
  }

  /// Not done.
  ///
  /// @param group Alipay's number of the kind of error
  /// @param code Alipay's word
  record NotDone(String group, String code) implements Answer {
    private static final String UNKNOWN = "20000";
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,128}");
    private static final Pattern PREFIX =
        Pattern.compile("^((aop|isv|isp)[.-])?((ACQ|AQC)[.])?", Pattern.CASE_INSENSITIVE);

    public NotDone {
      code = CODE.matcher(code).matches() ? code : "UNREADABLE";
    }

    /// Without the prefixes that come and go, in capitals: `TRADE_NOT_EXIST`.
    String word() {
      return PREFIX.matcher(code).replaceFirst("").toUpperCase(Locale.ROOT);
    }

    /// Whether nobody knows what became of the call.
    boolean unknown() {
      var word = word();
      return group.equals(UNKNOWN) || word.contains("SYSTEM_ERROR") || word.contains("UNKNOW");
    }

    /// For a caller to whom this error means nothing.
    Unavailable unavailable() {
      return new Unavailable("Alipay did not do a call: " + code);
    }
  }
}
