package guitai.sandbox.appstore;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Troubles;
import guitai.sandbox.simulator.Troubles.Trouble;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/// The App Store Server API at its real paths.
record Api(
    BearerCheck bearer,
    Ledger<TransactionState, Entry> ledger,
    NotificationPublisher publisher,
    TransactionHistory histories,
    NotificationHistory notifications,
    Troubles troubles,
    InstantSource real) {
  private static final String TRANSACTIONS = "/inApps/v1/transactions/";
  private static final String SUBSCRIPTIONS = "/inApps/v1/subscriptions/";
  private static final String HISTORY = "/inApps/v2/history/";
  private static final String LOOKUP = "/inApps/v1/lookup/";
  private static final String REFUNDS = "/inApps/v2/refund/lookup/";
  private static final String CONSUMPTION = "/inApps/v2/transactions/consumption/";
  private static final String TEST = "/inApps/v1/notifications/test";
  private static final String TOLD = "/inApps/v1/notifications/history";
  private static final Duration LIMITED = Duration.ofMinutes(2);
  private static final Set<String> DELIVERIES =
      Set.of(
          "DELIVERED",
          "UNDELIVERED_QUALITY_ISSUE",
          "UNDELIVERED_WRONG_ITEM",
          "UNDELIVERED_SERVER_OUTAGE",
          "UNDELIVERED_OTHER");
  private static final Set<String> PREFERENCES = Set.of("DECLINE", "GRANT_FULL", "GRANT_PRORATED");

  Response handle(Request request) {
    if (!request.path().startsWith("/inApps/")) {
      return Response.empty(404);
    }
    if (!bearer.admits(request.header("authorization"))) {
      return Response.empty(401);
    }
    try {
      var trouble = troubles.next(request.path());
      return trouble.isPresent() ? troubled(trouble.get(), request) : answer(request);
    } catch (ApiError e) {
      return e.response();
    }
  }

  private Response troubled(Trouble trouble, Request request) {
    return switch (trouble.kind()) {
      case SLOW -> {
        troubles.hold(trouble);
        yield answer(request);
      }
      case RATE_LIMIT -> ApiError.rateLimited(real.instant().plus(LIMITED).toEpochMilli());
      case TIMEOUT_BEFORE_DOING -> {
        troubles.hold(trouble);
        yield Response.empty(504);
      }
      default -> throw ApiError.general();
    };
  }

  private Response answer(Request request) {
    var path = request.path();
    var query = Query.of(request.query());
    return switch (request.method()) {
      case "GET" -> get(path, query);
      case "POST" -> {
        if (path.equals(TEST)) {
          var token = publisher.test(NotificationPublisher.Way.DOCUMENTED);
          yield json(Json.object().add("testNotificationToken", token));
        }
        yield path.equals(TOLD)
            ? json(notifications.page(request.body(), query))
            : Response.empty(404);
      }
      case "PUT" ->
          path.startsWith(CONSUMPTION)
              ? consumed(path.substring(CONSUMPTION.length()), request.body())
              : Response.empty(404);
      default -> Response.empty(405);
    };
  }

  private Response get(String path, Query query) {
    if (path.startsWith(TRANSACTIONS)) {
      return json(histories.transaction(number(path, TRANSACTIONS)));
    }
    if (path.startsWith(SUBSCRIPTIONS)) {
      return json(histories.subscriptions(number(path, SUBSCRIPTIONS), query));
    }
    if (path.startsWith(HISTORY)) {
      return json(histories.history(number(path, HISTORY), query));
    }
    if (path.startsWith(REFUNDS)) {
      return json(histories.refunds(number(path, REFUNDS), query));
    }
    if (path.startsWith(LOOKUP)) {
      return histories
          .order(path.substring(LOOKUP.length()))
          .map(Api::json)
          .orElseGet(() -> Response.empty(404));
    }
    return path.startsWith(TEST + "/")
        ? json(notifications.test(path.substring(TEST.length() + 1)))
        : Response.empty(404);
  }

  private static String number(String path, String before) {
    var number = path.substring(before.length());
    if (!number.matches("[0-9]{1,20}")) {
      throw new ApiError(400, 4000006, "Invalid transaction id.");
    }
    return number;
  }

  private Response consumed(String number, Bytes body) {
    var json = consumption(body);
    synchronized (ledger) {
      if (ledger.books().find(number).isEmpty()) {
        throw ApiError.unknownTransaction();
      }
      ledger.happen(new Entry.Consumed(number, json));
    }
    return Response.empty(202);
  }

  private static JsonObject consumption(Bytes body) {
    var json = RequestJson.of(body);
    if (!JsonValue.TRUE.equals(json.get("customerConsented"))) {
      throw ApiError.invalid(
          4000035,
          "The customer consented field is required and must indicate the customer consented.");
    }
    if (!DELIVERIES.contains(json.getString("deliveryStatus", ""))) {
      throw ApiError.invalid(4000036, "The delivery status field is invalid.");
    }
    var sample = json.getOrDefault("sampleContentProvided", JsonValue.NULL);
    if (!sample.equals(JsonValue.TRUE) && !sample.equals(JsonValue.FALSE)) {
      throw ApiError.invalid(4000041, "The sample content provided field is invalid.");
    }
    if (json.containsKey("refundPreference")
        && !PREFERENCES.contains(json.getString("refundPreference", ""))) {
      throw ApiError.invalid(4000044, "The refund preference field is invalid.");
    }
    return json;
  }

  private static Response json(JsonObjectBuilder json) {
    return Response.json(200, json.build().toString());
  }
}
