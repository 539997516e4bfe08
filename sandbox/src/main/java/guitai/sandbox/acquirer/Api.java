package guitai.sandbox.acquirer;

import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.PlayRequest;
import guitai.sandbox.simulator.Refusal;
import guitai.sandbox.simulator.Troubles;
import guitai.sandbox.simulator.Troubles.Trouble;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The routes that a merchant calls: authorizations and refunds, by the merchant's numbers.
record Api(Account account, AcquirerDecisions decisions, Troubles troubles) {
  private static final Pattern PATH =
      Pattern.compile(
          "/accounts/([0-9A-Za-z_-]{1,64})/(authorizations|refunds)/([0-9A-Za-z_-]{1,64})");

  /// The names of the calls.
  static final Set<String> CALLS = Set.of("authorize", "query", "cancel", "refund", "query-refund");

  /// Empty for every other path.
  Optional<Response> handle(Request request) {
    var path = PATH.matcher(request.path());
    return path.matches() ? Optional.of(admitted(request, path)) : Optional.empty();
  }

  private Response admitted(Request request, Matcher path) {
    if (!account.lets(request.header("authorization"))) {
      return Response.empty(401);
    }
    if (!path.group(1).equals(account.number())) {
      return Response.empty(403);
    }
    var number = path.group(3);
    return switch (request.method() + " " + path.group(2)) {
      case "PUT authorizations" -> call("authorize", () -> authorize(number, request));
      case "GET authorizations" -> call("query", () -> decisions.query(number));
      case "DELETE authorizations" -> call("cancel", () -> Optional.of(decisions.cancel(number)));
      case "PUT refunds" -> call("refund", () -> refund(number, request));
      case "GET refunds" -> call("query-refund", () -> decisions.refund(number));
      default -> Response.empty(405);
    };
  }

  private Response call(String name, Supplier<Optional<JsonObject>> call) {
    try {
      return troubles
          .next(name)
          .map(trouble -> troubled(trouble, call))
          .orElseGet(() -> answered(call.get()));
    } catch (Refusal e) {
      return e.response();
    }
  }

  private Response troubled(Trouble trouble, Supplier<Optional<JsonObject>> call) {
    return switch (trouble.kind()) {
      case TIMEOUT_BEFORE_DOING -> unanswered(trouble);
      case TIMEOUT_AFTER_DOING -> {
        var _ = call.get();
        yield unanswered(trouble);
      }
      case SLOW -> {
        var answer = call.get();
        troubles.hold(trouble);
        yield answered(answer);
      }
      case SYSTEM_ERROR -> Response.empty(500);
      case SYSTEM_ERROR_AFTER_DOING -> {
        var _ = call.get();
        yield Response.empty(500);
      }
      case RATE_LIMIT -> Response.empty(429);
      case UNSIGNED, PROBE -> throw new IllegalStateException("nothing here is signed");
    };
  }

  private Response unanswered(Trouble trouble) {
    troubles.hold(trouble);
    return Response.empty(504);
  }

  private static Response answered(Optional<JsonObject> answer) {
    return answer
        .map(json -> Response.json(200, json.toString()))
        .orElseGet(() -> Response.empty(404));
  }

  private Optional<JsonObject> authorize(String number, Request request) {
    var fields = PlayRequest.of(request.body(), Set.of("amount", "expiresAt", "card"));
    return Optional.of(
        decisions.authorize(
            number, money(fields, "amount"), time(fields, "expiresAt"), card(fields)));
  }

  private Optional<JsonObject> refund(String number, Request request) {
    var fields = PlayRequest.of(request.body(), Set.of("payment", "amount", "total"));
    return Optional.of(
        decisions.refund(
            number,
            fields.requiredText("payment"),
            money(fields, "amount"),
            money(fields, "total")));
  }

  /// The card's number; empty for a card without the data that authorizes exactly this payment.
  private static String card(PlayRequest request) {
    if (request.json().get("card") instanceof JsonObject card
        && card.get("applicationPrimaryAccountNumber") instanceof JsonString number
        && card.get("paymentData") instanceof JsonObject data
        && (data.containsKey("emvData") || data.containsKey("onlinePaymentCryptogram"))) {
      return number.getString();
    }
    throw PlayRequest.malformed("card is what Apple's token held.");
  }

  private static Money money(PlayRequest request, String field) {
    try {
      return Money.fromJson(request.json().getJsonObject(field));
    } catch (RuntimeException e) { // of any of the many ways not to be an amount
      throw PlayRequest.malformed(field + " is {\"minorUnits\",\"currency\"}.");
    }
  }

  private static Instant time(PlayRequest request, String field) {
    try {
      return Instant.parse(request.requiredText(field));
    } catch (DateTimeException e) {
      throw PlayRequest.malformed(field + " is an instant.");
    }
  }
}
