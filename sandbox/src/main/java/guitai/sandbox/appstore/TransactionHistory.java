package guitai.sandbox.appstore;

import guitai.json.Json;
import guitai.sandbox.simulator.Ledger;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Transactions in the API's answers, each signed when it is requested.
record TransactionHistory(
    Ledger<TransactionState, Entry> ledger,
    NotificationPublisher publisher,
    StoreEnvironment environment) {
  static final int PAGE = 20;

  private static final Map<String, String> TYPES =
      Map.of(
          "AUTO_RENEWABLE", "Auto-Renewable Subscription",
          "NON_RENEWABLE", "Non-Renewing Subscription",
          "CONSUMABLE", "Consumable",
          "NON_CONSUMABLE", "Non-Consumable");

  JsonObjectBuilder transaction(String number) {
    synchronized (ledger) {
      var sold = ledger.books().find(number).orElseThrow(ApiError::unknownTransaction);
      return Json.object().add("signedTransactionInfo", signed(sold.content()));
    }
  }

  /// The transactions of an order; empty in the sandbox, which doesn't have this call.
  ///
  /// @see <a
  ///   href="https://developer.apple.com/documentation/appstoreserverapi/look-up-order-id">Look Up
  ///   Order ID</a>
  Optional<JsonObjectBuilder> order(String orderId) {
    if (environment != StoreEnvironment.PRODUCTION) {
      return Optional.empty();
    }
    synchronized (ledger) {
      var ordered =
          ledger.books().all().stream().filter(sold -> sold.orderId().equals(orderId)).toList();
      return Optional.of(
          ordered.isEmpty()
              ? Json.object().add("status", 1)
              : Json.object().add("status", 0).add("signedTransactions", signed(ordered)));
    }
  }

  /// All transactions of the transaction's buyer, in the sequence of their last change.
  JsonObjectBuilder history(String number, Query query) {
    synchronized (ledger) {
      boolean descending = descending(query);
      long after = revision(query, descending ? Long.MAX_VALUE : 0);
      var rest =
          ofBuyer(number).stream()
              .filter(sold -> wanted(sold, query))
              .filter(sold -> descending ? sold.changed() < after : sold.changed() > after)
              .sorted(
                  descending
                      ? Comparator.comparingLong(Transaction::changed).reversed()
                      : Comparator.comparingLong(Transaction::changed))
              .toList();
      var page = rest.stream().limit(PAGE).toList();
      long last = page.isEmpty() ? after : page.getLast().changed();
      return head()
          .add("revision", Long.toString(last))
          .add("hasMore", rest.size() > PAGE)
          .add("signedTransactions", signed(page));
    }
  }

  private static boolean descending(Query query) {
    return switch (query.first("sort").orElse("ASCENDING")) {
      case "ASCENDING" -> false;
      case "DESCENDING" -> true;
      default -> throw ApiError.invalid(4000021, "The sort parameter is invalid.");
    };
  }

  private static long revision(Query query, long otherwise) {
    return query
        .first("revision")
        .map(text -> {
          if (!text.matches("[0-9]{1,18}")) {
            throw new ApiError(400, 4000005, "Invalid request revision.");
          }
          return Long.parseLong(text);
        })
        .orElse(otherwise);
  }

  private static boolean wanted(Transaction sold, Query query) {
    var content = sold.content();
    long bought = sold.time("purchaseDate").toEpochMilli();
    return any(query.all("productId"), content.getString("productId"))
        && any(
            query.all("productType").stream().map(TransactionHistory::type).toList(),
            content.getString("type"))
        && any(query.all("inAppOwnershipType"), content.getString("inAppOwnershipType"))
        && any(query.all("revoked"), Boolean.toString(sold.revoked()))
        && query.time("startDate", 4000015).filter(start -> bought < start).isEmpty()
        && query.time("endDate", 4000016).filter(end -> bought >= end).isEmpty();
  }

  private static boolean any(List<String> wanted, String value) {
    return wanted.isEmpty() || wanted.contains(value);
  }

  private static String type(String text) {
    return Optional.ofNullable(TYPES.get(text))
        .orElseThrow(() -> ApiError.invalid(4000022, "The product type parameter is invalid."));
  }

  /// The buyer's refunded transactions, the oldest first.
  JsonObjectBuilder refunds(String number, Query query) {
    synchronized (ledger) {
      long from = revision(query, 0);
      var rest =
          ofBuyer(number).stream()
              .filter(sold -> sold.content().getString("revocationType", "").startsWith("REFUND"))
              .sorted(Comparator.comparing(sold -> sold.time("revocationDate")))
              .skip(from)
              .toList();
      var page = rest.stream().limit(PAGE).toList();
      return Json.object()
          .add("revision", Long.toString(from + page.size()))
          .add("hasMore", rest.size() > PAGE)
          .add("signedTransactions", signed(page));
    }
  }

  JsonObjectBuilder subscriptions(String number, Query query) {
    synchronized (ledger) {
      var last = Json.array();
      ofBuyer(number).stream()
          .filter(Transaction::subscription)
          .map(Transaction::original)
          .distinct()
          .flatMap(original -> status(original, query).stream())
          .forEach(last::add);
      var group =
          Json.object()
              .add("subscriptionGroupIdentifier", "21000001")
              .add("lastTransactions", last);
      return head().add("data", Json.array().add(group));
    }
  }

  private Optional<JsonObjectBuilder> status(String original, Query query) {
    var subscription = ledger.books().subscription(original).orElseThrow();
    return any(query.all("status"), Integer.toString(subscription.status()))
        ? Optional.of(
            Json.object()
                .add("status", subscription.status())
                .add("originalTransactionId", original)
                .add(
                    "signedTransactionInfo",
                    signed(Subscriptions.latest(ledger.books(), original).content()))
                .add("signedRenewalInfo", signed(subscription.renewal())))
        : Optional.empty();
  }

  /// Any transaction of a buyer identifies the buyer.
  private List<Transaction> ofBuyer(String number) {
    var named = ledger.books().find(number).orElseThrow(ApiError::unknownTransaction);
    return ledger.books().all().stream()
        .filter(sold -> sold.account().equals(named.account()))
        .toList();
  }

  private JsonObjectBuilder head() {
    var json =
        Json.object()
            .add("environment", environment.environment())
            .add("bundleId", Merchant.BUNDLE);
    return environment == StoreEnvironment.PRODUCTION ? json.add("appAppleId", Merchant.APP) : json;
  }

  private JsonArrayBuilder signed(List<Transaction> page) {
    var all = Json.array();
    page.forEach(sold -> all.add(signed(sold.content())));
    return all;
  }

  private String signed(JsonObject content) {
    return publisher.signer().sign(content, publisher.signingTime());
  }
}
