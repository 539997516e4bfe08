package guitai.sandbox.appstore;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.simulator.Deliveries;
import guitai.sandbox.simulator.Delivery;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Tickets;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The notification history: past and pending notifications, and the result of each delivery
/// attempt. Its times are the real times of the signatures.
record NotificationHistory(
    Ledger<TransactionState, Entry> ledger,
    Deliveries deliveries,
    StoreEnvironment environment,
    InstantSource real,
    Tickets pages) {
  /// The validity of a page token.
  private static final Duration LIFE = Duration.ofHours(1);

  /// The history shows at most this many delivery attempts: the first and its retries.
  private static final int ATTEMPTS = 6;

  NotificationHistory(
      Ledger<TransactionState, Entry> ledger,
      Deliveries deliveries,
      StoreEnvironment environment,
      InstantSource real) {
    this(ledger, deliveries, environment, real, new Tickets(ledger.random().word(32)));
  }

  /// The filter of a request.
  private record Asked(
      Instant from,
      Instant until,
      Optional<String> type,
      Optional<String> subtype,
      Optional<String> transaction,
      boolean onlyFailures) {}

  JsonObjectBuilder page(Bytes body, Query query) {
    var asked = asked(body);
    int from = query.first("paginationToken").map(this::offset).orElse(0);
    synchronized (ledger) {
      var rest =
          ledger.books().notifications().stream().filter(sent -> wanted(sent, asked)).skip(from);
      var found = rest.limit(TransactionHistory.PAGE + 1L).toList();
      boolean more = found.size() > TransactionHistory.PAGE;
      var page = Json.array();
      found.stream().limit(TransactionHistory.PAGE).forEach(sent -> page.add(entry(sent)));
      var json = Json.object().add("notificationHistory", page).add("hasMore", more);
      return more ? json.add("paginationToken", token(from + TransactionHistory.PAGE)) : json;
    }
  }

  /// The status of a test notification.
  JsonObjectBuilder test(String token) {
    synchronized (ledger) {
      return entry(
          ledger
              .books()
              .test(token)
              .orElseThrow(() ->
                  new ApiError(
                      404,
                      4040008,
                      "Either the test notification token is expired or the notification and"
                          + " status are not yet available.")));
    }
  }

  private String token(int offset) {
    return pages.of(Integer.toString(offset), real.instant().plus(LIFE));
  }

  private int offset(String token) {
    return pages
        .text(token, real.instant())
        .map(Integer::valueOf)
        .orElseThrow(() -> ApiError.invalid(4000014, "The pagination token is invalid."));
  }

  private Asked asked(Bytes body) {
    var json = RequestJson.of(body);
    var from = time(json, "startDate", 4000015);
    var until = time(json, "endDate", 4000016);
    if (!from.isBefore(until)) {
      throw ApiError.invalid(
          4000013, "The end date precedes the start date or the dates are the same.");
    }
    if (from.isBefore(real.instant().minus(environment.reach()))) {
      throw ApiError.invalid(4000012, "The start date is earlier than the allowed start date.");
    }
    var asked =
        new Asked(
            from,
            until,
            Optional.ofNullable(json.getString("notificationType", null)),
            Optional.ofNullable(json.getString("notificationSubtype", null)),
            Optional.ofNullable(json.getString("transactionId", null)),
            json.getBoolean("onlyFailures", false));
    if (asked.type().isPresent() && asked.transaction().isPresent()) {
      throw ApiError.invalid(
          4000019, "Supply either a transaction id or a notification type, but not both.");
    }
    return asked;
  }

  private static Instant time(JsonObject json, String name, long code) {
    if (json.get(name) instanceof JsonNumber number && number.isIntegral()) {
      return Instant.ofEpochMilli(number.longValue());
    }
    throw ApiError.invalid(code, "The date is not a timestamp value represented in milliseconds.");
  }

  private boolean wanted(Entry.SentNotification sent, Asked asked) {
    var draft = sent.draft();
    return !draft.signedAt().isBefore(asked.from())
        && draft.signedAt().isBefore(asked.until())
        && asked.type().filter(type -> !type.equals(draft.type())).isEmpty()
        && asked.subtype().filter(sub -> !draft.subtype().equals(Optional.of(sub))).isEmpty()
        && asked.transaction().filter(number -> !about(draft, number)).isEmpty()
        && !(asked.onlyFailures() && heard(draft.uuid()));
  }

  private static boolean about(Draft draft, String number) {
    return draft
        .transaction()
        .filter(content ->
            content.getString("transactionId").equals(number)
                || content.getString("originalTransactionId").equals(number))
        .isPresent();
  }

  private boolean heard(String uuid) {
    return attempts(uuid).stream().anyMatch(Delivery.Attempt::acknowledged);
  }

  private List<Delivery.Attempt> attempts(String uuid) {
    return deliveries.of(uuid).stream()
        .flatMap(delivery -> delivery.attempts().stream())
        .limit(ATTEMPTS)
        .toList();
  }

  private JsonObjectBuilder entry(Entry.SentNotification sent) {
    return Json.object().add("signedPayload", sent.signed()).add("sendAttempts", attempts(sent));
  }

  /// A delivery that the network lost counts as sent.
  private JsonArrayBuilder attempts(Entry.SentNotification sent) {
    var all = Json.array();
    var made = attempts(sent.draft().uuid());
    made.forEach(attempt -> all.add(attempt(attempt.at(), result(attempt))));
    if (made.isEmpty() && deliveries.of(sent.draft().uuid()).isEmpty()) {
      all.add(attempt(sent.draft().signedAt(), "TIMED_OUT"));
    }
    return all;
  }

  private static JsonObjectBuilder attempt(Instant at, String result) {
    return Json.object().add("attemptDate", at.toEpochMilli()).add("sendAttemptResult", result);
  }

  private static String result(Delivery.Attempt attempt) {
    if (attempt.acknowledged()) {
      return "SUCCESS";
    }
    if (attempt.result().matches("[0-9].*")) {
      return "UNSUCCESSFUL_HTTP_RESPONSE_CODE";
    }
    return attempt.result().startsWith("no answer") ? "TIMED_OUT" : "NO_RESPONSE";
  }
}
