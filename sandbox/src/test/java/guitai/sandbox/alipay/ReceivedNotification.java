package guitai.sandbox.alipay;

import guitai.sandbox.http.Request;
import guitai.sandbox.simulator.Shop;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A notification, verified as the documents say.
record ReceivedNotification(Request request, MerchantClient merchant) {
  Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    for (var pair : Shop.text(request).split("&", -1)) {
      var parts = pair.split("=", 2);
      if (fields.put(parts[0], URLDecoder.decode(parts[1], charset())) != null) {
        throw new AssertionError(parts[0] + " comes twice");
      }
    }
    return fields;
  }

  private Charset charset() {
    var type = request.header("content-type").orElse("");
    return Charset.forName(type.substring(type.indexOf('=') + 1));
  }

  String field(String name) {
    return fields().getOrDefault(name, "");
  }

  boolean verifies() {
    var signed = new TreeMap<>(fields());
    signed.remove("sign_type");
    var sign = Objects.requireNonNullElse(signed.remove("sign"), "");
    return merchant.verifies(MerchantClient.text(signed).getBytes(charset()), sign);
  }
}
