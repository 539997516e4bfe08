package guitai.journeys.page;

import guitai.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;

/// An answer to `GET /orders/{id}`, made for a test of the page.
record OrderAnswer(JsonObject json) {
  static final String ID = "7064TEZ1QPM9BRG3580VZQW555";
  static final String PRODUCT = "ink-garden";
  private static final Instant NOW = Instant.parse("2026-11-30T16:03:23Z");
  private static final int PRICE = 1800;

  static OrderAnswer of(String state, String method, String channel) {
    var json =
        Json.object()
            .add("orderId", ID)
            .add("state", state)
            .add("price", money(PRICE))
            .add("storefront", "CHN")
            .add("product", PRODUCT)
            .add("placedAt", NOW.minusSeconds(90).toString())
            .add("method", method)
            .add("channel", channel)
            .add("payments", Json.array())
            .add("timeline", Json.array())
            .add("now", NOW.toString());
    return new OrderAnswer(json.build());
  }

  static OrderAnswer of(String state) {
    return of(state, "wechat-pay", "qr");
  }

  /// How it can be paid.
  OrderAnswer payable(String kind, String content, Duration left) {
    return with(
        copy()
            .add("expiresAt", NOW.plus(left).toString())
            .add("payment", Json.object().add("kind", kind).add("content", content)));
  }

  /// One payment more, in full; the rest of it is kept.
  OrderAnswer paid(int refunded, int refunding, int held) {
    JsonArrayBuilder payments = Json.array();
    json.getJsonArray("payments").forEach(payments::add);
    payments.add(
        Json.object()
            .add("method", json.getString("method"))
            .add("paidAt", NOW.minusSeconds(30).toString())
            .add("amount", money(PRICE))
            .add("refunded", money(refunded))
            .add("refunding", money(refunding))
            .add("held", money(held)));
    return with(copy().add("payments", payments));
  }

  /// With an entry of its timeline.
  OrderAnswer happened(String what) {
    var entry = Json.object().add("at", NOW.toString()).add("what", what);
    return with(copy().add("timeline", Json.array().add(entry)));
  }

  private JsonObjectBuilder copy() {
    var copy = Json.object();
    json.forEach(copy::add);
    return copy;
  }

  private static OrderAnswer with(JsonObjectBuilder changed) {
    return new OrderAnswer(changed.build());
  }

  private static JsonObject money(int minorUnits) {
    return Json.object().add("minorUnits", minorUnits).add("currency", "CNY").build();
  }
}
