package guitai.local.wechatpay;

import guitai.json.Json;
import guitai.local.http.Request;
import guitai.local.http.Response;
import guitai.local.simulator.Deliveries;
import guitai.local.simulator.Delivery;
import guitai.local.simulator.MovableClock;
import guitai.local.simulator.Plan;
import guitai.local.simulator.Refusal;
import guitai.local.simulator.Wish;
import guitai.local.wechatpay.Trade.State;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The simulator's own paths: the payer, the network, time, and a look into the books.
record Control(Merchant merchant, Trades trades, Deliveries deliveries, MovableClock clock) {
  /// So many orders are told at most, the newest first.
  static final int PAGE = 100;

  Optional<Response> handle(Request request) {
    try {
      return switch (request.method() + " " + request.path()) {
        case "GET /health" -> json(Json.object().add("status", "open"));
        case "GET /credentials" ->
            Optional.of(Response.json(200, merchant.credentials().toString()));
        case "GET /simulate/orders" -> json(orders(request));
        case "POST /simulate" -> json(play(request));
        case "POST /simulate/clock" -> json(move(request));
        default -> Optional.empty();
      };
    } catch (Refusal e) {
      return Optional.of(e.response());
    }
  }

  private static Optional<Response> json(JsonObjectBuilder json) {
    return Optional.of(Response.json(200, json.build().toString()));
  }

  private JsonObjectBuilder move(Request request) {
    var wish = Wish.of(request.body(), Set.of("advanceSeconds"));
    var seconds =
        wish.number("advanceSeconds", 0, MovableClock.STEP_LIMIT.toSeconds())
            .orElseThrow(() -> Wish.malformed("advanceSeconds is missing."));
    clock.advance(Duration.ofSeconds(seconds));
    deliveries.wake();
    return Json.object()
        .add("now", TradeJson.time(clock.instant()))
        .add("aheadSeconds", clock.ahead().toSeconds());
  }

  private JsonObjectBuilder play(Request request) {
    var wish =
        Wish.of(request.body(), Set.of("play", "order", "callback", "coupon", "key", "codeUrl"));
    if (!wish.requiredText("play").equals("pay")) {
      throw Wish.malformed("play is pay.");
    }
    var trade =
        trades.pay(
            wish.requiredText("order"),
            wish.text("codeUrl"),
            wish.number("coupon", 0, Long.MAX_VALUE).orElse(0L),
            key(wish.text("key").orElse("public-key")),
            Plan.of(wish));
    return told(trade);
  }

  private String key(String kind) {
    return switch (kind) {
      case "public-key" -> merchant.publicKey().name();
      case "platform-certificate" -> merchant.platform().name();
      default -> throw Wish.malformed("key is public-key or platform-certificate.");
    };
  }

  private JsonObjectBuilder orders(Request request) {
    var page =
        Query.parameter(request, "order")
            .map(order -> List.of(trades.latest(order)))
            .orElseGet(() -> trades.newest(limit(request)));
    var orders = Json.array();
    page.forEach(trade -> orders.add(told(trade)));
    return Json.object().add("orders", orders);
  }

  private static int limit(Request request) {
    var text = Query.parameter(request, "limit").orElse("20");
    if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > PAGE) {
      throw Wish.malformed("limit is a whole number from 1 to " + PAGE + ".");
    }
    return Integer.parseInt(text);
  }

  private JsonObjectBuilder told(Trade trade) {
    var json =
        Json.object()
            .add("outTradeNo", trade.number())
            .add("product", trade.request().product().name())
            .add("description", trade.request().description())
            .add("total", trade.request().total())
            .add("orderedAt", TradeJson.time(trade.orderedAt()))
            .add("expiresAt", TradeJson.time(trade.expiresAt()))
            .add("codeUrl", trade.prepay().codeUrl());
    return state(json, trade).add("callbacks", callbacks(trade));
  }

  private JsonObjectBuilder state(JsonObjectBuilder json, Trade trade) {
    return switch (trade.stateAt(trades.now())) {
      case State.Unpaid _ -> json.add("state", "NOTPAY").add("paid", false);
      case State.Closed _ -> json.add("state", "CLOSED").add("paid", false);
      case State.Paid paid ->
          json.add("state", "SUCCESS")
              .add("paid", true)
              .add("transactionId", paid.transactionId())
              .add("paidAt", TradeJson.time(paid.at()))
              .add("payerTotal", trade.request().total() - paid.coupon())
              .add("openid", paid.openid());
    };
  }

  private JsonArrayBuilder callbacks(Trade trade) {
    var callbacks = Json.array();
    for (var delivery : deliveries.of(trade.number())) {
      var json =
          Json.object()
              .add("id", delivery.callback().id())
              .add("tamper", delivery.callback().tamper().text())
              .add("attempts", attempts(delivery));
      deliveries.next(delivery).ifPresent(at -> json.add("next", TradeJson.time(at)));
      callbacks.add(json);
    }
    return callbacks;
  }

  private static JsonArrayBuilder attempts(Delivery delivery) {
    var attempts = Json.array();
    delivery.attempts().forEach(attempt -> attempts.add(attempt.toJson()));
    return attempts;
  }
}
