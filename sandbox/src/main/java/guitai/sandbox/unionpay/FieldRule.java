package guitai.sandbox.unionpay;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// The form of a request's field.
final class FieldRule {
  /// How far a transaction's time may be off the real time.
  private static final Duration SKEW = Duration.ofMinutes(15);

  private static final String NUMBER = "[0-9A-Za-z]{8,40}";
  private static final Map<String, String> FORMS =
      Map.of(
          "orderId", NUMBER,
          "txnTime", "[0-9]{14}",
          "txnAmt", "[1-9][0-9]{0,11}",
          "currencyCode", "156",
          "accessType", "0",
          "channelType", "0[78]",
          "origQryId", "[0-9]{20,21}",
          "backUrl", "https?://[^\\s~?]{1,248}",
          "settleDate", "[0-9]{4}",
          "fileType", "00");

  private FieldRule() {}

  /// @throws Refused if a field is missing or malformed
  static void fields(Message message, String... names) {
    for (var name : names) {
      var value = message.text(name);
      if (value.isEmpty()) {
        throw new ApiError("13", "报文要素缺失[" + name + "]");
      }
      if (!value.matches(FORMS.getOrDefault(name, ".+"))) {
        throw new ApiError("10", "报文格式错误[" + name + "]");
      }
    }
    limits(message);
  }

  private static void limits(Message message) {
    if (message.text("orderDesc").length() > 32 || message.text("reqReserved").length() > 1024) {
      throw new ApiError("10", "报文格式错误，字段超长");
    }
  }

  static void type(Message message, String type, String subtype, String business) {
    if (!message.text("txnType").equals(type)
        || !message.text("txnSubType").equals(subtype)
        || !message.text("bizType").equals(business)) {
      throw new ApiError("32", "无此交易权限");
    }
  }

  /// @param real the real time, even if the simulator's clock was moved
  static void time(Message message, Instant real) {
    boolean now =
        UnionPayTime.parse(message.text("txnTime"))
            .filter(at -> Duration.between(at, real).abs().compareTo(SKEW) <= 0)
            .isPresent();
    if (!now) {
      throw new ApiError("10", "txnTime无效");
    }
  }
}
