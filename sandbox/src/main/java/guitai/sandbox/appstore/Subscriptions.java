package guitai.sandbox.appstore;

import guitai.json.Json;
import guitai.sandbox.appstore.NotificationPublisher.Subject;
import guitai.sandbox.appstore.NotificationPublisher.Way;
import guitai.sandbox.appstore.Purchases.Happened;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Refusal;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;

/// Subscriptions (自动续期订阅), which renew by themselves until the customer ends them.
record Subscriptions(
    Ledger<TransactionState, Entry> ledger, Purchases purchases, NotificationPublisher publisher) {
  private static final String GROUP = "21000001";

  /// The signed data has no period length: it is from the purchase to the end.
  Happened subscribe(Purchases.PurchaseRequest request, Period period, Way way) {
    var now = ledger.now();
    var content =
        purchases
            .content(request, now)
            .add("subscriptionGroupIdentifier", GROUP)
            .add("webOrderLineItemId", ledger.random().digits(15))
            .add("expiresDate", after(now, period).toEpochMilli())
            .build();
    var news = Subject.of("SUBSCRIBED", content, active(content));
    return published(news.sub("INITIAL_BUY"), content, way);
  }

  Happened renew(String number, Period period, Way way) {
    synchronized (ledger) {
      var last = latest(number);
      var begin = last.time("expiresDate");
      var json = Json.object();
      last.content()
          .forEach((name, value) -> {
            if (!name.startsWith("revocation")) {
              json.add(name, value);
            }
          });
      var content =
          json.add("transactionId", "5" + ledger.random().digits(14))
              .add("webOrderLineItemId", ledger.random().digits(15))
              .add("purchaseDate", begin.toEpochMilli())
              .add("expiresDate", after(begin, period).toEpochMilli())
              .add("transactionReason", "RENEWAL")
              .build();
      return published(Subject.of("DID_RENEW", content, active(content)), content, way);
    }
  }

  /// The payment failed.
  ///
  /// @param grace how long the subscription stays active without payment (宽限期)
  Happened fail(String number, Optional<Duration> grace, Way way) {
    synchronized (ledger) {
      var last = latest(number);
      var renewal = renewal(last.content(), 1).add("isInBillingRetryPeriod", true);
      grace.ifPresent(time ->
          renewal.add(
              "gracePeriodExpiresDate", last.time("expiresDate").plus(time).toEpochMilli()));
      var subscription = new Subscription(renewal.build(), grace.isPresent() ? 4 : 3);
      var news = Subject.of("DID_FAIL_TO_RENEW", last.content(), Optional.of(subscription));
      return published(grace.isPresent() ? news.sub("GRACE_PERIOD") : news, last.content(), way);
    }
  }

  Happened expire(String number, String why, Way way) {
    synchronized (ledger) {
      var last = latest(number);
      var renewal =
          renewal(last.content(), 0)
              .add("expirationIntent", why.equals("VOLUNTARY") ? 1 : 2)
              .build();
      var ended = new Subscription(renewal, 2);
      var news = Subject.of("EXPIRED", last.content(), Optional.of(ended));
      return published(news.sub(why), last.content(), way);
    }
  }

  /// The latest transaction of the subscription that any of its transactions names.
  Transaction latest(String number) {
    var named = purchases.known(number);
    if (!named.subscription()) {
      throw Refusal.of(409, "no-subscription", "It isn't a subscription's.");
    }
    return latest(ledger.books(), named.original());
  }

  static Transaction latest(TransactionState books, String original) {
    return books.all().stream()
        .filter(sold -> sold.original().equals(original))
        .max(Comparator.comparing(sold -> sold.time("expiresDate")))
        .orElseThrow();
  }

  private Happened published(Subject news, JsonObject content, Way way) {
    return new Happened(publisher.publish(news, way), content.getString("transactionId"));
  }

  private static Optional<Subscription> active(JsonObject content) {
    return Optional.of(new Subscription(renewal(content, 1).build(), 1));
  }

  private static JsonObjectBuilder renewal(JsonObject content, int renews) {
    return Json.object()
        .add("originalTransactionId", content.getString("originalTransactionId"))
        .add("autoRenewProductId", content.getString("productId"))
        .add("productId", content.getString("productId"))
        .add("autoRenewStatus", renews)
        .add("isInBillingRetryPeriod", false)
        .add("recentSubscriptionStartDate", content.getJsonNumber("originalPurchaseDate"))
        .add("renewalDate", content.getJsonNumber("expiresDate"))
        .add("appTransactionId", content.getString("appTransactionId"));
  }

  private static Instant after(Instant begin, Period period) {
    return begin.atZone(ZoneOffset.UTC).plus(period).toInstant();
  }
}
