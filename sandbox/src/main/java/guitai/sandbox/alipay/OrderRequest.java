package guitai.sandbox.alipay;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;

/// A merchant's order request, checked by the rules of its product.
///
/// @param body the business parameters
/// @param address the public parameters that belong to it: `charset`, `notify_url`, `return_url`,
///   and `app_id` with the app's seller
record OrderRequest(Product product, JsonObject body, JsonObject address) {
  private static final long MOST = 100_000_000_00L;
  private static final Duration LEAST_LIFE = Duration.ofMinutes(1);
  private static final Duration LONGEST_LIFE = Duration.ofDays(15);
  private static final int NUMBER_LIMIT = 64;
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_]+");
  private static final Pattern SUBJECT = Pattern.compile("[^/=&]+");
  private static final Pattern TIMEOUT = Pattern.compile("[1-9][0-9]{0,4}[mhd]|1c");
  private static final Pattern ANY = Pattern.compile("(?s).*");

  /// @throws ApiError if it breaks a rule
  static OrderRequest of(Product product, Call call, String seller) {
    var known = new HashSet<>(Product.common());
    known.addAll(product.own());
    var content = Content.of(call, known);
    texts(content, product);
    var amount = content.amount("total_amount", product.amountLimit());
    if (amount < 1 || amount > MOST) {
      throw ApiError.failed("ACQ.TOTAL_FEE_EXCEED", "订单总金额不在允许范围内");
    }
    if (content.text("seller_id", 32).filter(id -> !id.equals(seller)).isPresent()) {
      throw ApiError.failed("ACQ.INVALID_RECEIVE_ACCOUNT", "卖家账户不是签约账户");
    }
    return new OrderRequest(product, content.json(), address(call, seller));
  }

  private static void texts(Content content, Product product) {
    content.required("out_trade_no", NUMBER_LIMIT);
    content.text("out_trade_no", NUMBER_LIMIT, NUMBER);
    content.required("subject", 256);
    content.text("subject", 256, SUBJECT);
    content.text("body", 128);
    content.text("passback_params", 512);
    content.text("quit_url", 400);
    content.text("goods_type", 2, Pattern.compile("[01]"));
    content.text("timeout_express", 6, TIMEOUT);
    var code = content.text("product_code", 64);
    if (code.isEmpty() && product == Product.PAGE) {
      throw ApiError.parameter("product_code为空");
    }
    if (code.filter(name -> !product.codes().contains(name)).isPresent()) {
      throw ApiError.failed("ACQ.ACCESS_FORBIDDEN", "无权限使用接口：product_code与签约产品不符");
    }
  }

  private static JsonObject address(Call call, String seller) {
    var address = Json.object().add("charset", call.parameter("charset").orElse("GBK"));
    call.parameter("app_id").ifPresent(app -> address.add("app_id", app));
    address.add("seller", seller);
    call.parameter("notify_url").ifPresent(url -> address.add("notify_url", url));
    call.parameter("return_url").ifPresent(url -> address.add("return_url", url));
    return address.build();
  }

  private Optional<String> text(String name) {
    return new Content(body).text(name, Integer.MAX_VALUE, ANY);
  }

  String number() {
    return text("out_trade_no").orElseThrow();
  }

  /// In fen.
  long total() {
    return text("total_amount").flatMap(Yuan::fen).orElseThrow();
  }

  /// Never trimmed: the signature covers the text as it was sent.
  String subject() {
    return body.getString("subject");
  }

  Optional<String> description() {
    return text("body");
  }

  Optional<String> passback() {
    return text("passback_params");
  }

  Optional<String> quitUrl() {
    return text("quit_url");
  }

  /// The app that ordered; empty in an order from before it was recorded.
  Optional<String> app() {
    return Optional.ofNullable(address.getString("app_id", null));
  }

  /// The account that is paid; empty as above.
  Optional<String> seller() {
    return Optional.ofNullable(address.getString("seller", null));
  }

  String charsetName() {
    return address.getString("charset");
  }

  Charset charset() {
    return Call.charset(charsetName());
  }

  Optional<URI> notifyUrl() {
    return Optional.ofNullable(address.getString("notify_url", null)).map(URI::create);
  }

  Optional<String> returnUrl() {
    return Optional.ofNullable(address.getString("return_url", null));
  }

  /// When the order expires.
  ///
  /// @throws ApiError if the timeout parameters are malformed
  Instant expiresAt(Instant now) {
    return text("time_expire")
        .map(text -> moment(text, now))
        .orElseGet(() ->
            text("timeout_express").map(text -> after(text, now)).orElse(now.plus(product.life())));
  }

  private static Instant moment(String text, Instant now) {
    var at = BeijingTime.parse(text).orElseThrow(() -> ApiError.parameter("time_expire格式有误"));
    if (at.isBefore(now)) {
      throw ApiError.failed("ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR", "当前时间已超过允许支付的时间");
    }
    // A second of grace: the request's time has no fraction.
    if (at.plusSeconds(1).isBefore(now.plus(LEAST_LIFE)) || at.isAfter(now.plus(LONGEST_LIFE))) {
      throw ApiError.parameter("time_expire须在1分钟至15天之间");
    }
    return at;
  }

  private static Instant after(String text, Instant now) {
    if (text.equals("1c")) {
      var day = now.atOffset(BeijingTime.ZONE).toLocalDate();
      return day.atTime(LocalTime.MAX).toInstant(BeijingTime.ZONE);
    }
    long count = Long.parseLong(text.substring(0, text.length() - 1));
    var life =
        switch (text.charAt(text.length() - 1)) {
          case 'm' -> Duration.ofMinutes(count);
          case 'h' -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        };
    if (life.compareTo(LONGEST_LIFE) > 0) {
      throw ApiError.parameter("timeout_express须在1分钟至15天之间");
    }
    return now.plus(life);
  }
}
