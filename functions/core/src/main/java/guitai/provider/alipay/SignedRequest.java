package guitai.provider.alipay;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A call to Alipay with its signature, which covers every parameter by name, empty ones left out.
///
/// @param parameters the signature among them
/// @see <a href="https://opendocs.alipay.com/common/02kf5q">signing a request</a>
record SignedRequest(NavigableMap<String, String> parameters) {
  private static final String SIGNATURE = "sign";
  private static final String CHARSET = "charset";

  /// These go in the body of a call.
  private static final List<String> BODY = List.of("biz_content", "app_auth_token");

  /// In the address of a call, in the order in which Alipay's own client sends them.
  private static final List<String> ADDRESS =
      List.of(
          "app_cert_sn",
          CHARSET,
          "alipay_root_cert_sn",
          "method",
          SIGNATURE,
          "return_url",
          "notify_url",
          "version",
          "app_id",
          "sign_type",
          "timestamp",
          "alipay_sdk",
          "format");

  static SignedRequest of(NavigableMap<String, String> parameters, AlipayMerchant merchant) {
    var signed = new TreeMap<>(parameters);
    signed.values().removeIf(String::isBlank);
    var content = content(signed).getBytes(charset(signed));
    signed.put(SIGNATURE, merchant.sign(content));
    return new SignedRequest(signed);
  }

  /// The text that is signed.
  static String content(NavigableMap<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
        .collect(Collectors.joining("&"));
  }

  /// The address of a call, whose body is [#body].
  URI address(URI gateway) {
    return URI.create(gateway + "?" + encoded(ADDRESS));
  }

  String body() {
    return encoded(BODY);
  }

  /// The whole request, for an app to pass to Alipay's app, or for a browser after the gateway's
  /// address.
  String text() {
    return encoded(parameters.keySet());
  }

  private String encoded(Collection<String> names) {
    return names.stream()
        .flatMap(name -> Stream.ofNullable(parameters.get(name)).map(value -> pair(name, value)))
        .collect(Collectors.joining("&"));
  }

  private String pair(String name, String value) {
    return name + "=" + URLEncoder.encode(value, charset(parameters));
  }

  private static Charset charset(Map<String, String> parameters) {
    return Charset.forName(parameters.getOrDefault(CHARSET, "utf-8"));
  }
}
