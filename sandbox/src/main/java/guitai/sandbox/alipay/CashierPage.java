package guitai.sandbox.alipay;

import guitai.bytes.Bytes;
import guitai.sandbox.http.QueryString;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.Refusal;
import guitai.sandbox.simulator.Tickets;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The cashier to which a page order redirects the customer's browser: the item, a button that
/// pays, and the link back to the shop. The return to the shop proves no payment.
record CashierPage(
    RequestAuthentication authentication,
    Merchant merchant,
    Trades trades,
    Payer payer,
    Tickets tickets,
    Supplier<URI> self) {
  private static final String PATH = "/cashier";

  /// The entry: a browser arrives from the shop with an order.
  Response come(Call call, Product product) {
    try {
      authentication.admit(call);
      var trade = trades.order(OrderRequest.of(product, call, merchant.seller(call)));
      var ticket = tickets.of(trade.number(), trade.expiresAt());
      return found(self.get().resolve(PATH) + "?order=" + ticket);
    } catch (ApiError e) {
      return CashierHtml.error(e);
    }
  }

  /// Empty for every other path.
  Optional<Response> handle(Request request) {
    return request.path().equals(PATH) ? Optional.of(answer(request)) : Optional.empty();
  }

  private Response answer(Request request) {
    var ticket = QueryString.parse(request.query().orElse("")).getOrDefault("order", "");
    return tickets
        .text(ticket, trades.now())
        .map(trades::byNumber)
        .map(trade ->
            switch (request.method()) {
              case "GET" -> shown(trade);
              case "POST" -> pay(trade);
              default -> Response.empty(405);
            })
        .orElseGet(CashierHtml::lapsed);
  }

  private Response shown(Trade trade) {
    return trade.payment().isPresent()
        ? CashierHtml.paid(trade, back(trade))
        : CashierHtml.offer(trade);
  }

  private Response pay(Trade trade) {
    try {
      var paid = payer.pay(Payer.Wanted.of(trade.number()));
      return back(paid).map(CashierPage::found).orElseGet(() -> CashierHtml.paid(paid, back(paid)));
    } catch (Refusal e) {
      return CashierHtml.refused(e);
    }
  }

  private static Response found(String address) {
    return new Response(302, Map.of("Location", address), Bytes.utf8(""));
  }

  /// The shop's return address with the signed parameters that Alipay adds.
  private Optional<String> back(Trade trade) {
    return trade
        .request()
        .returnUrl()
        .map(address -> {
          var charset = trade.request().charset();
          var fields = fields(trade);
          var sign = merchant.alipay().sign(Form.signed(fields, charset));
          fields.put("sign_type", "RSA2");
          fields.put("sign", sign);
          return address + (address.contains("?") ? "&" : "?") + Form.write(fields, charset);
        });
  }

  private Map<String, String> fields(Trade trade) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("charset", trade.request().charsetName());
    fields.put("out_trade_no", trade.number());
    fields.put("method", trade.request().product().method() + ".return");
    fields.put("total_amount", Yuan.of(trade.total()));
    fields.put("trade_no", trade.opening().orElseThrow().tradeNo());
    var app = trade.request().app().orElse(merchant.app());
    fields.put("auth_app_id", app);
    fields.put("version", "1.0");
    fields.put("app_id", app);
    fields.put("seller_id", trade.request().seller().orElse(merchant.seller()));
    fields.put("timestamp", BeijingTime.second(trades.now()));
    return fields;
  }
}
