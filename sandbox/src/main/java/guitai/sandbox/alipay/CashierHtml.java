package guitai.sandbox.alipay;

import guitai.bytes.Bytes;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// The pages of the cashier, in Chinese and English at once.
final class CashierHtml {
  private static final String STYLE = resource("cashier.css");
  private static final String PAGE = resource("cashier.html");

  private CashierHtml() {}

  private static String resource(String name) {
    try (var in = CashierHtml.class.getResourceAsStream("/alipay/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the cashier's " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Without an action, the browser posts the form to the page's own address.
  static Response offer(Trade trade) {
    var quit =
        trade
            .request()
            .quitUrl()
            .filter(CashierHtml::web)
            .map(url -> link("quiet", url, "放弃付款", "Cancel"))
            .orElse("");
    return page(
        200,
        bill(trade)
            + "<form method=\"post\"><button autofocus>确认付款 <small>Pay now</small></button></form>"
            + quit);
  }

  static Response paid(Trade trade, Optional<String> back) {
    var link = back.map(url -> link("button", url, "返回商家", "Back to the shop")).orElse("");
    return page(
        200,
        "<p class=\"done\" role=\"status\">✓ 付款成功 <small>Paid</small></p>" + bill(trade) + link);
  }

  static Response refused(Refusal refusal) {
    return page(
        refusal.status(),
        notice("付款未成功", "Not paid")
            + "<p>"
            + escaped(String.valueOf(refusal.getMessage()))
            + "</p>");
  }

  static Response lapsed() {
    return page(404, notice("订单不存在或已过期", "This order does not exist, or has run out"));
  }

  /// The same as the real cashier's error: an HTML page for the customer, in GBK.
  static Response error(ApiError error) {
    var html =
        """
        <!doctype html>
        <html><head><meta charset="gbk"><title>支付宝（模拟）</title></head>
        <body><h1>订单信息无法识别，建议联系卖家。</h1><p>错误码：%s</p><p>%s</p></body></html>
        """
            .formatted(escaped(error.subCode()), escaped(String.valueOf(error.getMessage())));
    return new Response(
        200,
        Map.of("Content-Type", "text/html;charset=GBK"),
        Bytes.of(html.getBytes(Charset.forName("GBK"))));
  }

  private static String notice(String chinese, String english) {
    return "<p class=\"notice\" role=\"alert\">" + chinese + " <small>" + english + "</small></p>";
  }

  private static String bill(Trade trade) {
    return """
    <h1>%s</h1>
    <p class="amount"><span>¥</span>%s</p>
    <dl><dt>商家订单号 <small>Order</small></dt><dd>%s</dd></dl>
    """
        .formatted(
            escaped(trade.request().subject()), Yuan.of(trade.total()), escaped(trade.number()));
  }

  private static String link(String kind, String url, String chinese, String english) {
    return "<a class=\"%s\" href=\"%s\">%s <small>%s</small></a>"
        .formatted(kind, escaped(url), chinese, english);
  }

  private static boolean web(String url) {
    return url.startsWith("https://") || url.startsWith("http://");
  }

  private static Response page(int status, String content) {
    return new Response(
        status,
        Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Cache-Control", "no-store",
            "Referrer-Policy", "no-referrer"),
        Bytes.utf8(PAGE.replace("{style}", STYLE).replace("{content}", content)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
