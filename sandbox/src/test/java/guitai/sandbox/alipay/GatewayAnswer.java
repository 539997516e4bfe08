package guitai.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// An answer of the gateway as a merchant reads it.
record GatewayAnswer(HttpResponse<byte[]> response, Charset charset, MerchantClient merchant) {
  int status() {
    return response.statusCode();
  }

  String text() {
    return new String(response.body(), charset);
  }

  JsonObject whole() {
    return Json.parse(text().getBytes(StandardCharsets.UTF_8));
  }

  /// The one member that isn't the signature's.
  String name() {
    return whole().keySet().stream()
        .filter(name -> !name.equals("sign") && !name.equals("alipay_cert_sn"))
        .findFirst()
        .orElseThrow();
  }

  JsonObject node() {
    return whole().getJsonObject(name());
  }

  String field(String name) {
    return node().getString(name, "");
  }

  /// Whether the signature covers the exact text of the node.
  boolean verifies() {
    var from = text().indexOf(":{") + 1;
    var until = text().lastIndexOf("},\"") + 1;
    return whole().containsKey("sign")
        && merchant.verifies(
            text().substring(from, until).getBytes(charset), whole().getString("sign"));
  }

  /// Authenticated, executed and signed.
  GatewayAnswer succeeded() {
    assertThat(status()).as(text()).isEqualTo(200);
    assertThat(field("code")).as(text()).isEqualTo("10000");
    assertThat(verifies()).as(text()).isTrue();
    return this;
  }

  /// Authenticated, refused and signed.
  void failed(String subCode) {
    assertThat(field("code")).as(text()).isEqualTo("40004");
    assertThat(field("sub_code")).as(text()).isEqualTo(subCode);
    assertThat(verifies()).as(text()).isTrue();
  }

  /// Not authenticated, so not signed.
  void refused(String code, String subCode) {
    assertThat(status()).as(text()).isEqualTo(200);
    assertThat(field("code")).as(text()).isEqualTo(code);
    assertThat(field("sub_code")).as(text()).isEqualTo(subCode);
    assertThat(whole()).doesNotContainKey("sign");
  }
}
