package guitai.journeys.page;

import java.time.Duration;
import java.util.List;

/// A stage of the page's dialog, and the answers of the API that lead to it.
///
/// @param owned whether an entitlement is active because of the order
record Stage(String name, String variant, OrderAnswer order, boolean owned) {
  private static final Duration LEFT = Duration.ofMinutes(14);
  private static final String PHONE = "phone";
  private static final String ATTEMPT = OrderAnswer.ID + "01";

  /// Every stage that an order leads to; some in several forms.
  static final List<Stage> ALL =
      List.of(
          of("payable", "code", awaiting("wechat-pay", "qr", "qr-code", "weixin://wxpay/x?pr=1")),
          of("payable", "page", awaiting("alipay", "web", "redirect", "/?out_trade_no=" + ATTEMPT)),
          of(
              "payable",
              PHONE,
              awaiting("wechat-pay", "mobile-web", "redirect", "/?out_trade_no=" + ATTEMPT)),
          of("payable", "sheet", awaiting("apple-pay", "web", "invoke", "sheet")),
          of("payable", "number", awaiting("apple-pay", "app", "tn", "201611301603210000018")),
          of("choosing", "app", awaiting("alipay", "app", "order-string", "a=b")),
          of("unknown", "", OrderAnswer.of("awaiting-payment")),
          of("confirming", "", OrderAnswer.of("paid").paid(0, 0, 0)),
          of("paid", "", OrderAnswer.of("paid").paid(0, 0, 0).happened("granted")),
          new Stage("yours", "", OrderAnswer.of("paid").paid(0, 0, 0), true),
          new Stage("yours", "twice", OrderAnswer.of("paid").paid(0, 0, 0).paid(0, 1800, 0), true),
          of("review", "", OrderAnswer.of("under-review").paid(0, 0, 1800)),
          of("refunding", "", OrderAnswer.of("refunding").paid(0, 1800, 0)),
          of("refunding", "held", OrderAnswer.of("refunding").paid(0, 0, 1800)),
          of("refunded", "", OrderAnswer.of("refunded").paid(1800, 0, 0)),
          new Stage("partly-refunded", "", OrderAnswer.of("partly-refunded").paid(100, 0, 0), true),
          of("closed", "", OrderAnswer.of("closed")));

  private static Stage of(String name, String variant, OrderAnswer order) {
    return new Stage(name, variant, order, false);
  }

  private static OrderAnswer awaiting(String method, String channel, String kind, String content) {
    return OrderAnswer.of("awaiting-payment", method, channel).payable(kind, content, LEFT);
  }

  /// A phone shows no code that it should scan itself, and a desktop opens no app.
  boolean shownOn(Window window) {
    return switch (variant) {
      case "code", "page" -> !window.phone();
      case PHONE -> window.phone();
      default -> true;
    };
  }

  @Override
  public String toString() {
    return variant.isEmpty() ? name : name + "-" + variant;
  }
}
