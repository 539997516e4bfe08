package guitai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/// A customer in front of a device with Apple Pay.
///
/// @param acquirer the simulator of the device and of the acquirer that takes the money
record DeviceHolder(Shopper shopper, URI acquirer) {
  private static final String WAY = "{\"method\":\"apple-pay\",\"channel\":\"web\"}";

  static DeviceHolder of(String name, URI store, URI acquirer) {
    return new DeviceHolder(Shopper.of(name, store, acquirer, "apple-pay"), acquirer);
  }

  /// An order that a customer can pay.
  ///
  /// @param request the payment request that the page shows
  record Placed(String id, JsonObject request) {
    private static Placed of(Shopper.Answer answer) {
      assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
      var payment = answer.json().getJsonObject("payment");
      assertThat(payment.getString("kind")).isEqualTo("invoke");
      return new Placed(answer.json().getString("orderId"), payment.getJsonObject("content"));
    }
  }

  Placed order(String product) {
    var wish =
        Json.object()
            .add("storefront", "CHN")
            .add("product", product)
            .add("method", "apple-pay")
            .add("channel", "web")
            .build();
    return Placed.of(shopper.order(UUID.randomUUID().toString(), wish.toString()));
  }

  /// Another attempt at the same order.
  Placed again(Placed order) {
    var path = "/orders/" + order.id() + "/attempts";
    return Placed.of(shopper.post(path, UUID.randomUUID().toString(), WAY));
  }

  JsonObject token(JsonObject request) {
    return token(request, "scheme", "RSA_v1");
  }

  /// @param name of a further field of the request to the device
  JsonObject token(JsonObject request, String name, String value) {
    var play = Json.object().add("play", "pay").add("request", request).add(name, value).build();
    return played(play).getJsonObject("token");
  }

  JsonObject played(JsonObject play) {
    var answer = Shopper.post(acquirer.resolve("/simulate"), play.toString());
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    return answer.json();
  }

  Shopper.Answer authorize(String order, JsonObject token) {
    var body = Json.object().add("token", token).build().toString();
    return shopper.post("/orders/" + order + "/authorization", "unused", body);
  }

  /// The order but for the store's time.
  JsonObject seen(String order) {
    var seen = Json.object();
    shopper.get("/orders/" + order).json().forEach(seen::add);
    return seen.remove("now").build();
  }

  /// The acquirer's record of an attempt; empty if the acquirer has none.
  List<JsonObject> atAcquirer(String merchantOrderNumber) {
    return shopper.atProvider(merchantOrderNumber);
  }

  /// The number of payments that the acquirer has of an order.
  long payments(String order) {
    return List.of("01", "02", "03").stream()
        .flatMap(attempt -> atAcquirer(order + attempt).stream())
        .filter(each -> each.getBoolean("paid"))
        .count();
  }
}
