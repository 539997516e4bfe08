package guitai.provider.wechatpay;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// The files in `src/test/resources/wechatpay`; its README says where they come from.
final class Vectors {
  private Vectors() {}

  static byte[] bytes(String path) {
    try (var stream = Vectors.class.getResourceAsStream("/wechatpay/" + path)) {
      return Objects.requireNonNull(stream, path).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  static JsonObject object(String path) {
    return Json.parse(text(path));
  }

  /// The objects of a file that is a JSON array.
  static Stream<JsonObject> cases(String path) {
    return Json.parse("{\"cases\":" + text(path) + "}")
        .getJsonArray("cases")
        .getValuesAs(JsonObject.class)
        .stream();
  }

  static JsonObject named(String path, String name) {
    return cases(path)
        .filter(each -> each.getString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  static Map<String, String> headers(JsonObject vector) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    var json = vector.getJsonObject("headers");
    json.keySet().forEach(name -> headers.put(name, json.getString(name)));
    return headers;
  }

  static Function<String, Optional<String>> lookup(Map<String, String> headers) {
    return name -> Optional.ofNullable(headers.get(name));
  }

  /// The trusted keys of the vectors of answers and notifications.
  static WechatPayKeys keys() {
    return WechatPayKeys.parse(
        Json.object()
            .add(
                "keys",
                Json.array()
                    .add(
                        key(
                            "PUB_KEY_ID_0112345678902026010100000000000001",
                            "publicKey",
                            "go-platform-public-key"))
                    .add(key("D7CE59D1F522D701", "certificate", "go-platform-certificate"))
                    .add(
                        key(
                            "PUB_KEY_ID_0000000000000024101100397200000006",
                            "publicKey",
                            "docs-response-public-key")))
            .add("answersWith", "PUB_KEY_ID_0112345678902026010100000000000001")
            .build()
            .toString());
  }

  private static JsonObject key(String id, String kind, String file) {
    return Json.object().add("id", id).add(kind, text("keys/" + file + ".pem")).build();
  }
}
