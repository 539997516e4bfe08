package guitai.sandbox.wechatpay;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// A merchant's order request, checked by the rules of its product.
record OrderRequest(Product product, JsonObject body) {
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration UNSAID = Duration.ofDays(7);

  /// @throws ApiError if it breaks a rule
  static OrderRequest of(Product product, JsonObject body) {
    BodyCheck.body(body, OrderRules.of(product));
    var request = new OrderRequest(product, body);
    address(body);
    try {
      request.timeExpire();
    } catch (DateTimeException e) {
      throw ApiError.parameter(
          "body",
          "/time_expire",
          Json.string(body.getString("time_expire", "")),
          "not a time",
          "time_expire 不是合法的时间");
    }
    return request;
  }

  static void address(JsonObject body) {
    if (!reachable(body.getString("notify_url"))) {
      throw ApiError.parameter(
          "body",
          "/notify_url",
          body.getValue("/notify_url"),
          "not an address",
          "notify_url 不是合法的地址");
    }
  }

  private static boolean reachable(String address) {
    try {
      return new URI(address).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  String number() {
    return body.getString("out_trade_no");
  }

  String appid() {
    return body.getString("appid");
  }

  String mchid() {
    return body.getString("mchid");
  }

  String description() {
    return body.getString("description");
  }

  URI notifyUrl() {
    return URI.create(body.getString("notify_url"));
  }

  /// In fen.
  long total() {
    return body.getJsonObject("amount").getJsonNumber("total").longValueExact();
  }

  Optional<String> attach() {
    return Optional.ofNullable(body.getString("attach", null));
  }

  Optional<String> openid() {
    return Optional.ofNullable(body.getJsonObject("payer")).map(payer -> payer.getString("openid"));
  }

  private Optional<Instant> timeExpire() {
    return Optional.ofNullable(body.getString("time_expire", null))
        .map(text -> OffsetDateTime.parse(text).toInstant());
  }

  /// When the order expires: as requested, but no earlier than a minute from now and no later than
  /// the product allows; seven days by default.
  Instant expiresAt(Instant now) {
    var least = now.plus(LEAST);
    var most = now.plus(Duration.ofDays(product.days()));
    var requested = timeExpire().orElse(now.plus(UNSAID));
    var late = requested.isBefore(least) ? least : requested;
    return late.isAfter(most) ? most : late;
  }
}
