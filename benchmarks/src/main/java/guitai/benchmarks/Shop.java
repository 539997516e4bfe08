package guitai.benchmarks;

import guitai.json.Json;
import guitai.keys.Pem;
import guitai.local.Store;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Makes events for functions that are started in their own process: an order to place, and the
/// genuine notification of a payment for an order that the store placed.
final class Shop {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String PRODUCT = "mountain-diary";

  private final Store store;
  private final JsonObject merchant;

  Shop(Store store) {
    this.store = store;
    this.merchant = call(request(store.simulator("wechat-pay").resolve("/credentials")).GET());
  }

  /// A new event for a function's first invocation.
  String event(String function) {
    return function.equals("ReceiveNotification") ? notification() : order();
  }

  private static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri);
  }

  private static JsonObject call(HttpRequest.Builder request) {
    try {
      var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      return Json.parse(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String orderRequest() {
    return Json.object()
        .add("storefront", "CHN")
        .add("product", PRODUCT)
        .add("method", "wechat-pay")
        .add("channel", "qr")
        .build()
        .toString();
  }

  private static String order() {
    var headers =
        Json.object()
            .add("content-type", "application/json")
            .add("idempotency-key", UUID.randomUUID().toString());
    var claims =
        Json.object()
            .add("iss", "https://issuer.guitai.example")
            .add("sub", UUID.randomUUID().toString());
    var authorizer = Json.object().add("jwt", Json.object().add("claims", claims));
    return event(
        "POST /orders", headers, orderRequest(), Json.object().add("authorizer", authorizer));
  }

  private static String event(
      String route, JsonObjectBuilder headers, String body, JsonObjectBuilder context) {
    var path = route.substring(route.indexOf(' ') + 1);
    var http = Json.object().add("method", "POST").add("path", path).add("sourceIp", "127.0.0.1");
    return Json.object()
        .add("version", "2.0")
        .add("routeKey", route)
        .add("rawPath", path)
        .add("rawQueryString", "")
        .add("headers", headers)
        .add("pathParameters", Json.object().add("provider", "wechat-pay"))
        .add("requestContext", context.add("http", http).add("requestId", "cold"))
        .add("body", body)
        .add("isBase64Encoded", false)
        .build()
        .toString();
  }

  /// Signed with the present time, as the provider does, for an order placed just before.
  private String notification() {
    var body = callback(placed() + "01");
    var timestamp = Long.toString(Instant.now().getEpochSecond());
    var nonce = UUID.randomUUID().toString().replace("-", "");
    var headers =
        Json.object()
            .add("content-type", "application/json")
            .add("wechatpay-serial", merchant.getString("publicKeyId"))
            .add("wechatpay-timestamp", timestamp)
            .add("wechatpay-nonce", nonce)
            .add("wechatpay-signature", sign(timestamp + "\n" + nonce + "\n" + body + "\n"))
            .add("wechatpay-signature-type", "WECHATPAY2-SHA256-RSA2048");
    return event("POST /notifications/{provider}", headers, body, Json.object());
  }

  private String placed() {
    var customer = Json.object().add("customer", UUID.randomUUID().toString()).build();
    var token =
        call(request(store.uri().resolve("/local/tokens"))
                .POST(HttpRequest.BodyPublishers.ofString(customer.toString())))
            .getString("token");
    return call(request(store.uri().resolve("/orders"))
            .header("Authorization", "Bearer " + token)
            .header("Idempotency-Key", "cold")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(orderRequest())))
        .getString("orderId");
  }

  private String callback(String number) {
    var now = Instant.now().atOffset(ZoneOffset.ofHours(8)).withNano(0);
    var time = now.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    var amount =
        Json.object()
            .add("total", 600)
            .add("payer_total", 600)
            .add("currency", "CNY")
            .add("payer_currency", "CNY");
    var transaction =
        Json.object()
            .add("mchid", merchant.getString("mchid"))
            .add("appid", merchant.getJsonObject("appids").getString("qr"))
            .add("out_trade_no", number)
            .add("transaction_id", "42000025882026" + System.nanoTime() % 100_000_000_000_000L)
            .add("trade_type", "NATIVE")
            .add("trade_state", "SUCCESS")
            .add("trade_state_desc", "支付成功")
            .add("bank_type", "OTHERS")
            .add("attach", "")
            .add("success_time", time)
            .add("payer", Json.object().add("openid", "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"))
            .add("amount", amount);
    return Json.object()
        .add("id", UUID.randomUUID().toString())
        .add("create_time", time)
        .add("resource_type", "encrypt-resource")
        .add("event_type", "TRANSACTION.SUCCESS")
        .add("summary", "支付成功")
        .add("resource", sealed(transaction.build().toString()))
        .build()
        .toString();
  }

  private JsonObjectBuilder sealed(String text) {
    try {
      var nonce = UUID.randomUUID().toString().substring(0, 12);
      var key = merchant.getString("apiV3Key").getBytes(StandardCharsets.UTF_8);
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.UTF_8)));
      cipher.updateAAD("transaction".getBytes(StandardCharsets.UTF_8));
      var sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Json.object()
          .add("original_type", "transaction")
          .add("algorithm", "AEAD_AES_256_GCM")
          .add("ciphertext", Base64.getEncoder().encodeToString(sealed))
          .add("associated_data", "transaction")
          .add("nonce", nonce);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String sign(String message) {
    var key = store.home().resolve("keys/wechat-pay/public-key-private.pem");
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(Pem.privateKey("RSA", Files.readString(key)));
      signature.update(message.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
