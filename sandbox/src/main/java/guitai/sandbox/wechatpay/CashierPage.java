package guitai.sandbox.wechatpay;

import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.Refusal;
import guitai.sandbox.wechatpay.Trade.Prepay;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The page to which an H5 order redirects the customer's browser: one button that pays and returns
/// to the shop. The address is valid for five minutes and only as it was issued; `redirect_url` may
/// be added.
///
/// @param signer of the callback
record CashierPage(Trades trades, Payer payer, String signer) {
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final String PATH = "/cgi-bin/mmpayweb-bin/checkmweb";

  static String address(URI self, Prepay prepay) {
    return self.resolve(PATH) + "?prepay_id=" + prepay.id() + "&package=" + prepay.code();
  }

  /// Empty for every other path.
  Optional<Response> handle(Request request) {
    return request.path().equals(PATH)
        ? Optional.of(trade(request).map(trade -> answer(request, trade)).orElseGet(() -> lapsed()))
        : Optional.empty();
  }

  private Optional<Trade> trade(Request request) {
    var code = Query.parameter(request, "package").orElse("");
    return Query.parameter(request, "prepay_id")
        .flatMap(trades::byPrepay)
        .filter(trade -> trade.request().product() == Product.H5)
        .filter(trade -> trade.prepay().code().equals(code))
        .filter(trade -> trades.now().isBefore(trade.prepay().at().plus(LIFE)));
  }

  private Response answer(Request request, Trade trade) {
    return switch (request.method()) {
      case "GET" -> page(200, form(trade));
      case "POST" -> pay(request, trade);
      default -> Response.empty(405);
    };
  }

  private Response pay(Request request, Trade trade) {
    try {
      payer.pay(Payer.Wanted.of(trade.number(), signer));
    } catch (Refusal e) {
      return page(e.status(), "<p>" + escaped(String.valueOf(e.getMessage())) + "</p>");
    }
    return Query.parameter(request, "redirect_url")
        .filter(address -> address.matches("https?://[^\\s\\p{Cntrl}]{1,2000}"))
        .map(address -> new Response(303, Map.of("Location", address), Response.empty(303).body()))
        .orElse(page(200, "<p>支付成功</p>"));
  }

  /// Without an action, so that the browser posts the form to the page's own address.
  private static String form(Trade trade) {
    return "<h1>%s</h1><p>¥%s</p><form method=\"post\"><button>确认支付</button></form>"
        .formatted(
            escaped(trade.request().description()),
            BigDecimal.valueOf(trade.request().total(), 2).toPlainString());
  }

  private static Response lapsed() {
    return page(404, "<p>支付链接无效或已过期</p>");
  }

  private static Response page(int status, String content) {
    return Response.of(
        status,
        "text/html; charset=utf-8",
        """
        <!doctype html>
        <html lang="zh"><meta charset="utf-8">
        <meta name="viewport" content="width=device-width"><title>微信支付（模拟）</title>
        %s
        </html>
        """
            .formatted(content));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
