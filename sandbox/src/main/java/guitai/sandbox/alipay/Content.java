package guitai.sandbox.alipay;

import guitai.json.Json;
import guitai.json.MalformedJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The business parameters of a call: every member known, of its type and within its limits.
record Content(JsonObject json) {
  /// @param known all members that the call accepts
  static Content of(Call call, Set<String> known) {
    var text = call.parameter("biz_content").orElseThrow(() -> ApiError.parameter("biz_content为空"));
    var content = new Content(parsed(text));
    for (var name : content.json().keySet()) {
      if (!known.contains(name)) {
        throw ApiError.parameter(name + "不是该接口的参数");
      }
    }
    return content;
  }

  private static JsonObject parsed(String text) {
    try {
      return Json.parse(text);
    } catch (MalformedJson _) {
      throw ApiError.invalid("isv.illegal-json", "biz_content不是合法的JSON");
    }
  }

  /// A string, or a number as its text; an empty one counts as absent.
  Optional<String> text(String name, int most) {
    var value =
        switch (json.get(name)) {
          case null -> "";
          case JsonString text -> text.getString();
          case JsonNumber number -> number.toString();
          default -> throw ApiError.parameter(name + "不是字符串");
        };
    if (value.length() > most) {
      throw ApiError.parameter(name + "超过" + most + "个字符");
    }
    return Optional.of(value).filter(text -> !text.isBlank());
  }

  String required(String name, int most) {
    return text(name, most).orElseThrow(() -> ApiError.parameter(name + "为空"));
  }

  /// The text; an error if it has another form than this.
  Optional<String> text(String name, int most, Pattern form) {
    var text = text(name, most);
    if (text.filter(value -> !form.matcher(value).matches()).isPresent()) {
      throw ApiError.parameter(name + "格式有误");
    }
    return text;
  }

  /// The amount, in fen.
  long amount(String name, int most) {
    return Yuan.fen(required(name, most)).orElseThrow(() -> ApiError.parameter(name + "不是精确到分的金额"));
  }

  /// Whether the request sets the option.
  boolean option(String option) {
    var options = json.getOrDefault("query_options", JsonValue.EMPTY_JSON_ARRAY);
    if (!(options instanceof JsonArray all)) {
      throw ApiError.parameter("query_options不是数组");
    }
    return all.stream()
        .flatMap(
            each -> each instanceof JsonString text ? Stream.of(text.getString()) : Stream.of())
        .anyMatch(option::equals);
  }
}
