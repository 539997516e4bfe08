package guitai.sandbox.wechatpay;

import guitai.json.Json;
import guitai.sandbox.wechatpay.FieldRule.Flag;
import guitai.sandbox.wechatpay.FieldRule.Group;
import guitai.sandbox.wechatpay.FieldRule.OneOf;
import guitai.sandbox.wechatpay.FieldRule.Several;
import guitai.sandbox.wechatpay.FieldRule.Text;
import guitai.sandbox.wechatpay.FieldRule.Whole;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;

/// Checks a body by its rules, and reports the first error in the provider's words.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791869">what such errors look
///   like</a>
record BodyCheck(String pointer) {
  static void body(JsonObject body, Group rule) {
    new BodyCheck("").group(body, rule);
  }

  private void value(JsonValue value, FieldRule rule) {
    switch (rule) {
      case Text text -> text(value, text);
      case OneOf choice -> choice(value, choice);
      case Whole whole -> whole(value, whole);
      case Group group -> group(value, group);
      case Several several -> several(value, several);
      case Flag flag -> {
        if (!value.equals(JsonValue.TRUE) && !value.equals(JsonValue.FALSE)) {
          throw mistyped(value, flag, "布尔值");
        }
      }
    }
  }

  private void group(JsonValue value, Group rule) {
    if (!(value instanceof JsonObject object)) {
      throw mistyped(value, rule, "对象");
    }
    var bytes = bytes(object.toString());
    if (bytes > rule.bytes()) {
      throw wrong(rule, "字符串规则校验失败，字节数 " + bytes + "，大于最大值 " + rule.bytes(), "too long", bytes);
    }
    for (var name : object.keySet()) {
      if (!rule.fields().containsKey(name)) {
        throw new BodyCheck(pointer + "/" + name).unknown(object.get(name));
      }
    }
    rule.fields().forEach((name, field) -> field(object, name, field));
  }

  private void field(JsonObject object, String name, FieldRule rule) {
    var check = new BodyCheck(pointer + "/" + name);
    if (object.containsKey(name)) {
      check.value(object.get(name), rule);
    } else if (rule.required()) {
      throw check.wrong(rule, "必填性规则校验失败，此字段为必填项", "missing", "");
    }
  }

  private void text(JsonValue value, Text rule) {
    if (!(value instanceof JsonString string)) {
      throw mistyped(value, rule, "字符串");
    }
    var bytes = bytes(string.getString());
    if (bytes < rule.least()) {
      throw wrong(rule, "字符串规则校验失败，字节数 " + bytes + "，小于最小值 " + rule.least(), "too short", bytes);
    }
    if (bytes > rule.most()) {
      throw wrong(rule, "字符串规则校验失败，字节数 " + bytes + "，大于最大值 " + rule.most(), "too long", bytes);
    }
    if (!rule.pattern().isEmpty() && !string.getString().matches(rule.pattern())) {
      throw wrong(
          rule,
          "字符串规则校验失败，字符串必须匹配正则表达式“" + rule.pattern() + "”",
          "not of its form",
          string.getString());
    }
  }

  private void choice(JsonValue value, OneOf rule) {
    if (!(value instanceof JsonString string)) {
      throw mistyped(value, rule, "字符串");
    }
    if (!rule.values().contains(string.getString())) {
      throw wrong(
          rule,
          "枚举规则校验失败，值必须是 " + String.join("、", rule.values()) + " 之一",
          "not one of its values",
          string.getString());
    }
  }

  private void whole(JsonValue value, Whole rule) {
    if (!(value instanceof JsonNumber number)
        || !number.isIntegral()
        || number.bigIntegerValue().bitLength() > 63) {
      throw mistyped(value, rule, "64 位有符号整数");
    }
    if (number.longValue() < rule.least()) {
      throw ApiError.parameter(
          "body",
          pointer,
          number,
          "too small",
          source() + "映射到数值字段“" + rule.label() + "”规则校验失败，值低于最小值 " + rule.least());
    }
  }

  private void several(JsonValue value, Several rule) {
    if (!(value instanceof JsonArray array)) {
      throw mistyped(value, rule, "数组");
    }
    if (array.size() > rule.most()) {
      throw wrong(
          rule,
          "数组规则校验失败，元素个数 " + array.size() + "，大于最大值 " + rule.most(),
          "too many",
          array.size());
    }
    for (int i = 0; i < array.size(); i++) {
      new BodyCheck(pointer + "/" + i).value(array.get(i), rule.each());
    }
  }

  private ApiError mistyped(JsonValue value, FieldRule rule, String type) {
    return ApiError.parameter(
        "body",
        pointer,
        value,
        "not of its type",
        "无法将 JSON 输入源“/body" + pointer + "”映射到目标字段“" + rule.label() + "”中，此字段需要一个合法的" + type);
  }

  private ApiError unknown(JsonValue value) {
    return ApiError.parameter("body", pointer, value, "unknown field", source() + "不是已知字段");
  }

  private ApiError wrong(FieldRule rule, String what, String issue, Object value) {
    var shown =
        value instanceof Integer number
            ? Json.array().add(number).build().getFirst()
            : Json.string(value.toString());
    var field = issue.equals("missing") ? "映射到字段“" : "映射到值字段“";
    return ApiError.parameter(
        "body", pointer, shown, issue, source() + field + rule.label() + "”" + what);
  }

  private String source() {
    return "输入源“/body" + pointer + "”";
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
