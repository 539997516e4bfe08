package guitai.sandbox.wechatpay;

import guitai.sandbox.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Decodes percent-encoded parameters and path segments.
final class Query {
  private static final int PARAMETERS_LIMIT = 32;

  private Query() {}

  static Optional<String> parameter(Request request, String name) {
    return Arrays.stream(request.query().orElse("").split("&", PARAMETERS_LIMIT))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> decoded(pair.substring(name.length() + 1)))
        .findFirst();
  }

  /// A path segment, in which a plus is a plus.
  static String segment(String raw) {
    return decoded(raw.replace("+", "%2B"));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiError.of(400, "INVALID_REQUEST", "请求的URL编码错误");
    }
  }
}
