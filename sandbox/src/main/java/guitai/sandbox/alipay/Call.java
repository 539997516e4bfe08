package guitai.sandbox.alipay;

import guitai.sandbox.http.Request;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A request's parameters, read from its query and its body.
record Call(Map<String, String> parameters, Charset charset) {
  private static final Pattern CHARSET = Pattern.compile("(?:^|&)charset=([^&]*)");
  private static final Charset GBK = Charset.forName("GB18030");
  private static final int BODY_LIMIT = 64 * 1024;

  Call {
    parameters = Map.copyOf(parameters);
  }

  static Call of(Request request) {
    var query = request.query().orElse("");
    return request.body().size() > BODY_LIMIT
        ? new Call(Map.of(), StandardCharsets.UTF_8)
        : of(query, query, Form.ascii(request.body()));
  }

  /// The order string that an app hands to the wallet.
  static Call of(String orderString) {
    return of(orderString, orderString, "");
  }

  /// If the address names no charset, the gateway reads GBK.
  private static Call of(String address, String query, String body) {
    var named = CHARSET.matcher(address);
    var charset = charset(named.find() ? named.group(1) : "");
    var parameters = new TreeMap<String, String>();
    Form.read(query, charset, parameters);
    Form.read(body, charset, parameters);
    return new Call(parameters, charset);
  }

  static Charset charset(String name) {
    return name.toLowerCase(Locale.ROOT).equals("utf-8") ? StandardCharsets.UTF_8 : GBK;
  }

  /// Empty values count as absent.
  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
  }

  String method() {
    return parameter("method").orElse("");
  }

  boolean certified() {
    return parameter("app_cert_sn").isPresent() || parameter("alipay_root_cert_sn").isPresent();
  }

  /// The member of the answer that is signed.
  String node() {
    return method().replace('.', '_') + "_response";
  }
}
