package guitai.sandbox.alipay;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// The products by which a merchant creates orders.
///
/// @see <a href="https://opendocs.alipay.com/open/05osux">QR code</a>
/// @see <a href="https://opendocs.alipay.com/open/59da99d0_alipay.trade.page.pay">page</a>
/// @see <a href="https://opendocs.alipay.com/open/29ae8cb6_alipay.trade.wap.pay">mobile page</a>
/// @see <a href="https://opendocs.alipay.com/open/cd12c885_alipay.trade.app.pay">app</a>
enum Product {
  PRECREATE("PRECREATE", "alipay.trade.precreate", 12, Duration.ofHours(3)),
  PAGE("PAGE", "alipay.trade.page.pay", 11, Duration.ofDays(15)),
  WAP("WAP", "alipay.trade.wap.pay", 9, Duration.ofDays(15)),
  APP("APP", "alipay.trade.app.pay", 9, Duration.ofDays(15));

  private static final Set<String> COMMON =
      Set.of(
          "out_trade_no",
          "total_amount",
          "subject",
          "product_code",
          "body",
          "time_expire",
          "timeout_express",
          "seller_id",
          "goods_detail",
          "extend_params",
          "business_params",
          "store_id",
          "operator_id",
          "merchant_order_no",
          "enable_pay_channels",
          "disable_pay_channels",
          "query_options",
          "passback_params");

  private final String stored;
  private final String method;
  private final int amountLimit;
  private final Duration life;

  Product(String stored, String method, int amountLimit, Duration life) {
    this.stored = stored;
    this.method = method;
    this.amountLimit = amountLimit;
    this.life = life;
  }

  static Optional<Product> at(String method) {
    return Arrays.stream(values()).filter(product -> product.method.equals(method)).findFirst();
  }

  String method() {
    return method;
  }

  /// The product codes that the merchant signed up for.
  Set<String> codes() {
    return switch (this) {
      case PRECREATE -> Set.of("QR_CODE_OFFLINE", "FACE_TO_FACE_PAYMENT");
      case PAGE -> Set.of("FAST_INSTANT_TRADE_PAY");
      case WAP -> Set.of("QUICK_WAP_WAY");
      case APP -> Set.of("QUICK_MSECURITY_PAY");
    };
  }

  /// In characters.
  int amountLimit() {
    return amountLimit;
  }

  /// The default time until an order expires.
  Duration life() {
    return life;
  }

  /// Whether a browser sends the order.
  boolean browsed() {
    return this == PAGE || this == WAP;
  }

  /// The business parameters that only this product has.
  Set<String> own() {
    return switch (this) {
      case PRECREATE ->
          Set.of(
              "terminal_id",
              "discountable_amount",
              "undiscountable_amount",
              "qr_code_timeout_express");
      case PAGE ->
          Set.of(
              "goods_type", "qr_pay_mode", "qrcode_width", "integration_type", "request_from_url");
      case WAP -> Set.of("goods_type", "quit_url", "auth_token");
      case APP -> Set.of("goods_type");
    };
  }

  /// The business parameters that all products have.
  static Set<String> common() {
    return COMMON;
  }

  /// As it is stored.
  String stored() {
    return stored;
  }

  static Product ofStored(String stored) {
    return Arrays.stream(values())
        .filter(each -> each.stored.equals(stored))
        .findFirst()
        .orElseThrow();
  }
}
