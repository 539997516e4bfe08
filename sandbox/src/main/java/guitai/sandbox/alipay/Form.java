package guitai.sandbox.alipay;

import guitai.bytes.Bytes;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Form and query parameters.
final class Form {
  private static final int PARAMETERS_LIMIT = 64;

  private Form() {}

  /// Adds the parameters of a text; a repeated name is an error.
  ///
  /// @throws ApiError if the text isn't form-encoded
  static void read(String raw, Charset charset, Map<String, String> parameters) {
    if (raw.isEmpty()) {
      return;
    }
    for (var part : raw.split("&", -1)) {
      var pair = part.split("=", 2);
      var value = pair.length == 2 ? decoded(pair[1], charset) : "";
      if (parameters.put(decoded(pair[0], charset), value) != null
          || parameters.size() > PARAMETERS_LIMIT) {
        throw ApiError.invalid("isv.invalid-parameter", "参数重复或过多");
      }
    }
  }

  private static String decoded(String text, Charset charset) {
    try {
      return URLDecoder.decode(text, charset);
    } catch (IllegalArgumentException e) {
      throw ApiError.invalid("isv.invalid-parameter", "参数的URL编码有误");
    }
  }

  static String write(Map<String, String> parameters, Charset charset) {
    return parameters.entrySet().stream()
        .map(each ->
            URLEncoder.encode(each.getKey(), charset)
                + "="
                + URLEncoder.encode(each.getValue(), charset))
        .collect(Collectors.joining("&"));
  }

  /// The signed string: all non-empty parameters, sorted by name.
  static Bytes signed(Map<String, String> parameters, Charset charset) {
    var text =
        new TreeMap<>(parameters)
            .entrySet().stream()
                .filter(each -> !each.getValue().isBlank())
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&"));
    return Bytes.of(text.getBytes(charset));
  }

  static String ascii(Bytes bytes) {
    return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
  }
}
