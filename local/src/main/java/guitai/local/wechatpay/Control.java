package guitai.local.wechatpay;

import guitai.json.Json;
import guitai.local.http.Request;
import guitai.local.http.Response;
import guitai.local.simulator.Deliveries;
import guitai.local.simulator.MovableClock;
import guitai.local.simulator.Refusal;
import guitai.local.simulator.Wish;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The simulator's own paths: the payer, the network, time, and a look into the books.
record Control(
    Merchant merchant,
    Trades trades,
    Plays plays,
    Told told,
    Deliveries deliveries,
    MovableClock clock) {
  /// So many orders are told at most, the newest first.
  static final int PAGE = 100;

  Optional<Response> handle(Request request) {
    try {
      return switch (request.method() + " " + request.path()) {
        case "GET /health" -> json(Json.object().add("status", "open"));
        case "GET /credentials" ->
            Optional.of(Response.json(200, merchant.credentials().toString()));
        case "GET /simulate/orders" -> json(orders(request));
        case "POST /simulate" -> json(plays.play(request.body()));
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

  private JsonObjectBuilder orders(Request request) {
    var page =
        Query.parameter(request, "order")
            .map(order -> List.of(trades.latest(order)))
            .orElseGet(() -> trades.newest(limit(request)));
    var orders = Json.array();
    page.forEach(trade -> orders.add(told.order(trade)));
    return Json.object().add("orders", orders);
  }

  private static int limit(Request request) {
    var text = Query.parameter(request, "limit").orElse("20");
    if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > PAGE) {
      throw Wish.malformed("limit is a whole number from 1 to " + PAGE + ".");
    }
    return Integer.parseInt(text);
  }
}
