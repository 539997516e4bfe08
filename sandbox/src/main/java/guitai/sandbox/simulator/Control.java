package guitai.sandbox.simulator;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.http.QueryString;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A simulator's control routes: the merchant's configuration, plays of the payer and the network,
/// the clock, and the list of orders.
///
/// @param plays executes the body of `POST /simulate`
public record Control(
    JsonObject credentials,
    Function<Bytes, JsonObjectBuilder> plays,
    OrderViews books,
    Deliveries deliveries,
    MovableClock clock) {
  /// The limit of listed orders, the newest first.
  static final int PAGE = 100;

  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

  /// The orders as JSON.
  public interface OrderViews {
    /// The order of that number; or, for an order id, its latest attempt.
    JsonObjectBuilder latest(String order);

    List<JsonObjectBuilder> newest(int limit);
  }

  public static Control of(
      JsonObject credentials,
      Function<Bytes, JsonObjectBuilder> plays,
      OrderViews books,
      Ledger<?, ?> ledger) {
    return new Control(credentials, plays, books, ledger.deliveries(), ledger.clock());
  }

  /// Empty for every other path.
  public Optional<Response> handle(Request request) {
    try {
      return switch (request.method() + " " + request.path()) {
        case "GET /health" -> json(Json.object().add("status", "open"));
        case "GET /credentials" -> Optional.of(Response.json(200, credentials.toString()));
        case "GET /simulate/orders" -> json(orders(request));
        case "POST /simulate" -> json(plays.apply(request.body()));
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
    var parameters = PlayRequest.of(request.body(), Set.of("advanceSeconds"));
    var seconds =
        parameters
            .number("advanceSeconds", 0, MovableClock.STEP_LIMIT.toSeconds())
            .orElseThrow(() -> PlayRequest.malformed("advanceSeconds is missing."));
    clock.advance(Duration.ofSeconds(seconds));
    deliveries.wake();
    return Json.object()
        .add("now", time(clock.instant()))
        .add("aheadSeconds", clock.ahead().toSeconds());
  }

  /// In Beijing time.
  public static String time(Instant at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        at.atOffset(BEIJING).truncatedTo(ChronoUnit.SECONDS));
  }

  private JsonObjectBuilder orders(Request request) {
    var parameters = QueryString.parse(request.query().orElse(""));
    var page =
        Optional.ofNullable(parameters.get("order"))
            .map(order -> List.of(books.latest(order)))
            .orElseGet(() -> books.newest(limit(parameters.getOrDefault("limit", "20"))));
    var orders = Json.array();
    page.forEach(orders::add);
    return Json.object().add("orders", orders);
  }

  private static int limit(String text) {
    if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > PAGE) {
      throw PlayRequest.malformed("limit is a whole number from 1 to " + PAGE + ".");
    }
    return Integer.parseInt(text);
  }
}
