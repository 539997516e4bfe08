package guitai.sandbox.alipay;

import guitai.json.Json;
import guitai.keys.Pem;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A merchant that signs as the documents say, or wrongly on request.
final class MerchantClient {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.ofHours(8));

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final JsonObject credentials;

  MerchantClient(int port) {
    address = URI.create("http://localhost:" + port);
    credentials = Json.parse(send(request("/credentials").GET().build()).body());
  }

  JsonObject credentials() {
    return credentials;
  }

  String credential(String name) {
    return credentials.getString(name);
  }

  /// The parameters of every call, to be completed and then signed.
  Map<String, String> parameters(String method, JsonObjectBuilder content) {
    var parameters = new TreeMap<String, String>();
    parameters.put("app_id", credential("appId"));
    parameters.put("method", method);
    parameters.put("format", "JSON");
    parameters.put("charset", "utf-8");
    parameters.put("sign_type", "RSA2");
    parameters.put("timestamp", time(Instant.now()));
    parameters.put("version", "1.0");
    parameters.put("biz_content", content.build().toString());
    return parameters;
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  JsonObjectBuilder order(String number) {
    return Json.object()
        .add("out_trade_no", number)
        .add("total_amount", "6.00")
        .add("subject", "一个应用");
  }

  GatewayAnswer precreate(String number, String notifyUrl) {
    return call(
        "alipay.trade.precreate", order(number), asked -> asked.put("notify_url", notifyUrl));
  }

  GatewayAnswer query(String number) {
    return about("alipay.trade.query", number);
  }

  /// A call that needs only the order's number.
  GatewayAnswer about(String method, String number) {
    return call(method, Json.object().add("out_trade_no", number));
  }

  GatewayAnswer refund(String number, String request, String amount) {
    return call(
        "alipay.trade.refund",
        Json.object()
            .add("out_trade_no", number)
            .add("out_request_no", request)
            .add("refund_amount", amount));
  }

  GatewayAnswer refunded(String number, String request) {
    return call(
        "alipay.trade.fastpay.refund.query",
        Json.object().add("out_trade_no", number).add("out_request_no", request));
  }

  GatewayAnswer call(String method, JsonObjectBuilder content) {
    return call(method, content, _ -> {});
  }

  /// @param completed before it is signed
  GatewayAnswer call(
      String method, JsonObjectBuilder content, Consumer<Map<String, String>> completed) {
    var parameters = parameters(method, content);
    completed.accept(parameters);
    parameters.put("sign", sign(parameters));
    return send(parameters);
  }

  /// The public parameters in the address, the business in the body.
  GatewayAnswer send(Map<String, String> parameters) {
    var open = new TreeMap<>(parameters);
    var content = open.remove("biz_content");
    var charset = charset(parameters);
    var body = content == null ? "" : "biz_content=" + URLEncoder.encode(content, charset);
    var request =
        request("/gateway.do?" + form(open, charset))
            .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
            .POST(BodyPublishers.ofString(body))
            .build();
    return new GatewayAnswer(bytes(request), charset, this);
  }

  private static Charset charset(Map<String, String> parameters) {
    return Charset.forName(parameters.getOrDefault("charset", "utf-8"));
  }

  static String form(Map<String, String> parameters, Charset charset) {
    return parameters.entrySet().stream()
        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), charset))
        .collect(Collectors.joining("&"));
  }

  String sign(Map<String, String> parameters) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(Pem.privateKey("RSA", credential("appPrivateKey")));
      signature.update(text(parameters).getBytes(charset(parameters)));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(Map<String, String> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .filter(each -> !each.getValue().isEmpty())
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining("&"));
  }

  boolean verifies(byte[] content, String sign) {
    return verifies("alipayPublicKey", content, sign);
  }

  private boolean verifies(String key, byte[] content, String sign) {
    try {
      var verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(Pem.publicKey("RSA", credential(key)));
      verifier.update(content);
      return verifier.verify(Base64.getDecoder().decode(sign));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /// The order string that an app hands to the wallet.
  String orderString(String number, String notifyUrl) {
    var parameters = parameters("alipay.trade.app.pay", order(number));
    parameters.put("notify_url", notifyUrl);
    parameters.put("sign", sign(parameters));
    return form(parameters, StandardCharsets.UTF_8);
  }

  /// The address that opens the cashier for an order.
  String page(String method, JsonObjectBuilder order, Consumer<Map<String, String>> completed) {
    var parameters = parameters(method, order);
    completed.accept(parameters);
    parameters.put("sign", sign(parameters));
    return "/gateway.do?" + form(parameters, StandardCharsets.UTF_8);
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  HttpResponse<String> post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()).build());
  }

  HttpResponse<String> simulate(String wish) {
    return send(request("/simulate").POST(BodyPublishers.ofString(wish)).build());
  }

  void advance(long seconds) {
    var wish = "{\"advanceSeconds\":" + seconds + "}";
    var answer = send(request("/simulate/clock").POST(BodyPublishers.ofString(wish)).build());
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
  }

  JsonObject books(String number) {
    return Json.parse(get("/simulate/orders?order=" + number).body())
        .getJsonArray("orders")
        .getJsonObject(0);
  }

  HttpResponse<byte[]> bytes(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).version(HttpClient.Version.HTTP_1_1);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
