package guitai.sandbox.wechatpay;

import guitai.json.Json;
import guitai.keys.Pem;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// A merchant that signs as the documents say, or wrongly on request.
final class MerchantClient {
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

  String appid(String channel) {
    return credentials.getJsonObject("appids").getString(channel);
  }

  JsonObjectBuilder order(String number, String channel, String notifyUrl) {
    return Json.object()
        .add("mchid", credential("mchid"))
        .add("appid", appid(channel))
        .add("description", "一个应用")
        .add("out_trade_no", number)
        .add("notify_url", notifyUrl)
        .add("amount", Json.object().add("total", 600).add("currency", "CNY"));
  }

  HttpResponse<String> post(String path, JsonObjectBuilder body) {
    return signed("POST", path, body.build().toString(), Map.of());
  }

  HttpResponse<String> get(String path) {
    return signed("GET", path, "", Map.of());
  }

  HttpResponse<String> query(String number) {
    return get("/v3/pay/transactions/out-trade-no/" + number + "?mchid=" + credential("mchid"));
  }

  HttpResponse<String> close(String number) {
    return post(
        "/v3/pay/transactions/out-trade-no/" + number + "/close",
        Json.object().add("mchid", credential("mchid")));
  }

  HttpResponse<String> signed(
      String method, String path, String body, Map<String, String> headers) {
    var all = new HashMap<>(Map.of("Accept", "application/json", "User-Agent", "test"));
    if (!body.isEmpty()) {
      all.put("Content-Type", "application/json");
    }
    var now = Instant.now().getEpochSecond();
    all.put("Authorization", authorization(method, path, body, now, credential("merchantSerial")));
    all.putAll(headers);
    all.values().removeIf(String::isEmpty);
    return plain(method, path, body, all);
  }

  /// A signed GET of a file.
  HttpResponse<byte[]> bytes(String path) {
    var now = Instant.now().getEpochSecond();
    var signed = authorization("GET", path, "", now, credential("merchantSerial"));
    var request = request(path).header("User-Agent", "test").header("Authorization", signed).GET();
    return send(request.build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<String> plain(String method, String path, String body, Map<String, String> headers) {
    var request = request(path).method(method, BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request.build());
  }

  String authorization(String method, String path, String body, long timestamp, String serial) {
    var text = method + "\n" + path + "\n" + timestamp + "\nnonce\n" + body + "\n";
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(Pem.privateKey("RSA", credential("merchantPrivateKey")));
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return "WECHATPAY2-SHA256-RSA2048 mchid=\"%s\",nonce_str=\"nonce\",timestamp=\"%d\",serial_no=\"%s\",signature=\"%s\""
          .formatted(
              credential("mchid"),
              timestamp,
              serial,
              Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonObjectBuilder refund(String order, String number, long amount) {
    return Json.object()
        .add("out_trade_no", order)
        .add("out_refund_no", number)
        .add("reason", "不再需要")
        .add(
            "amount", Json.object().add("refund", amount).add("total", 600).add("currency", "CNY"));
  }

  HttpResponse<String> ask(JsonObjectBuilder refund) {
    return post("/v3/refund/domestic/refunds", refund);
  }

  HttpResponse<String> queryRefund(String number) {
    return get("/v3/refund/domestic/refunds/" + number);
  }

  HttpResponse<String> simulate(String json) {
    return plain("POST", "/simulate", json, Map.of());
  }

  /// The simulator's view of one order.
  JsonObject books(String number) {
    var body = send(request("/simulate/orders?order=" + number).GET().build()).body();
    return Json.parse(body).getJsonArray("orders").getJsonObject(0);
  }

  void advance(long seconds) {
    plain("POST", "/simulate/clock", "{\"advanceSeconds\":" + seconds + "}", Map.of());
  }

  /// Whether an answer is signed by the public key or the platform certificate.
  boolean verifies(HttpResponse<String> response) {
    var headers = response.headers();
    var serial = headers.firstValue("Wechatpay-Serial").orElse("");
    return verifies(
        serial,
        headers.firstValue("Wechatpay-Timestamp").orElse(""),
        headers.firstValue("Wechatpay-Nonce").orElse(""),
        response.body(),
        headers.firstValue("Wechatpay-Signature").orElse(""));
  }

  boolean verifies(String serial, String timestamp, String nonce, String body, String signature) {
    try {
      var verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(key(serial));
      verifier.update(
          (timestamp + "\n" + nonce + "\n" + body + "\n").getBytes(StandardCharsets.UTF_8));
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private PublicKey key(String serial) throws GeneralSecurityException {
    if (serial.equals(credential("publicKeyId"))) {
      return Pem.publicKey("RSA", credential("publicKey"));
    }
    if (serial.equals(credential("platformSerial"))) {
      return Pem.certificate(credential("platformCertificate")).getPublicKey();
    }
    throw new GeneralSecurityException("unknown serial");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).version(HttpClient.Version.HTTP_1_1);
  }

  private HttpResponse<String> send(HttpRequest request) {
    return send(request, BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
