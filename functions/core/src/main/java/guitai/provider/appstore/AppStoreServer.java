package guitai.provider.appstore;

import guitai.host.Host;
import guitai.json.Field;
import guitai.json.Json;
import guitai.problem.Unavailable;
import guitai.provider.Forged;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The App Store Server API, for the app and environment of its verifier. Of an answer only the
/// signed objects count, verified as a notification is. Every method may throw [Unavailable], which
/// names the App Store's error code where the answer has one.
///
/// @see <a href="https://developer.apple.com/documentation/appstoreserverapi">App Store Server
///   API</a>
public final class AppStoreServer {
  /// The App Store accepts consumption information no later than this.
  private static final Duration CONSUMPTION = Duration.ofHours(12);

  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_-]{1,128}");
  private static final int GROUPS = 100;

  private final AppStoreVerifier verifier;
  private final Host host;
  private final Api api;

  /// @param address of the verifier's environment, or a simulator in its place
  public AppStoreServer(
      URI address, AppStoreVerifier verifier, Supplier<AppStoreKey> key, Host host) {
    this.verifier = verifier;
    this.host = host;
    this.api = new Api(address, verifier.account().bundleId(), key, host);
  }

  AppStoreVerifier verifier() {
    return verifier;
  }

  /// The transaction's present state; empty where the App Store has none of this number in this
  /// environment.
  public Optional<SignedTransaction> transaction(String number) {
    return switch (query(number)) {
      case TransactionAnswer.Known(var transaction) -> Optional.of(transaction);
      case TransactionAnswer.Unknown _ -> Optional.empty();
      case TransactionAnswer.Refused(var error) -> throw error.unavailable();
    };
  }

  /// As [#transaction], with the reason why there is none.
  TransactionAnswer query(String number) {
    return switch (api.get("/inApps/v1/transactions/" + number(number))) {
      case Answer.Done(var json) -> new TransactionAnswer.Known(sameAs(number, required(json)));
      case Answer.NotDone error when error.is(Answer.NotDone.TRANSACTION_UNKNOWN) ->
          new TransactionAnswer.Unknown();
      case Answer.NotDone error when error.noTransaction() -> new TransactionAnswer.Refused(error);
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  /// The transaction as the App Store signs it now, verified; empty where it finally knows none of
  /// this number in this environment.
  Optional<String> signed(String number) {
    return switch (api.get("/inApps/v1/transactions/" + number(number))) {
      case Answer.Done(var json) -> {
        sameAs(number, required(json));
        yield Field.text(json, "signedTransactionInfo");
      }
      case Answer.NotDone error when error.noTransaction() -> Optional.empty();
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  /// The transactions of an order of the App Store's, by the order id on the customer's receipt;
  /// empty where it isn't one of our app's. Only production has this call.
  ///
  /// @see <a
  ///   href="https://developer.apple.com/documentation/appstoreserverapi/look-up-order-id">Look Up
  ///   Order ID</a>
  public List<SignedTransaction> order(String orderId) {
    return switch (api.get("/inApps/v1/lookup/" + number(orderId))) {
      case Answer.Done(var json) -> page(json).transactions();
      case Answer.NotDone error
          when error.is(Answer.NotDone.ORDER_UNKNOWN) || error.noTransaction() ->
          List.of();
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  /// Every subscription of the customer who made the transaction; empty where the App Store finally
  /// knows none.
  public List<SubscriptionStatus> subscriptions(String number) {
    var answer = api.get("/inApps/v1/subscriptions/" + number(number));
    if (answer instanceof Answer.NotDone error && error.noTransaction()) {
      return List.of();
    }
    var json = done(answer);
    var all = new ArrayList<SubscriptionStatus>();
    for (var group : objects(json, "data")) {
      for (var last : objects(group, "lastTransactions")) {
        all.add(status(last));
      }
    }
    return List.copyOf(all);
  }

  /// Every purchase in this app of the customer who made the transaction, the oldest first.
  ///
  /// @param revision of the page before; empty for the first
  public SignedPage history(String number, Optional<String> revision) {
    var query = "?sort=ASCENDING" + revision.map(r -> "&revision=" + encoded(r)).orElse("");
    return page(done(api.get("/inApps/v2/history/" + number(number) + query)));
  }

  /// Every refund of the customer who made the transaction, the oldest first.
  ///
  /// @param revision of the page before; empty for the first
  public SignedPage refunds(String number, Optional<String> revision) {
    var query = revision.map(r -> "?revision=" + encoded(r)).orElse("");
    return page(done(api.get("/inApps/v2/refund/lookup/" + number(number) + query)));
  }

  /// Has the App Store send a notification of the type `TEST`.
  ///
  /// @return the token for [#test]
  public String requestTest() {
    var json = done(api.once("POST", "/inApps/v1/notifications/test", ""));
    return Field.text(json, "testNotificationToken")
        .filter(token -> NUMBER.matcher(token).matches())
        .orElseThrow(() -> new Unavailable("the App Store gave no token for its test"));
  }

  /// The results of the test notification's delivery attempts, the oldest first (`SUCCESS`,
  /// `TIMED_OUT`, …); empty where the App Store hasn't sent it yet, or it is too old.
  public Optional<List<String>> test(String token) {
    return switch (api.get("/inApps/v1/notifications/test/" + number(token))) {
      case Answer.Done(var json) ->
          Optional.of(
              objects(json, "sendAttempts").stream()
                  .map(attempt -> attempt.getString("sendAttemptResult", ""))
                  .toList());
      case Answer.NotDone error when error.is(Answer.NotDone.TEST_UNKNOWN) -> Optional.empty();
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  /// Answers a `CONSUMPTION_REQUEST`.
  ///
  /// @param consented that the customer agreed to it
  /// @throws IllegalArgumentException where the App Store did not ask, twelve hours are over, or
  ///   the customer did not consent: nothing is sent then
  public void consumed(AppStoreNotification request, Consumption consumption, boolean consented) {
    var body = consumption.toJson(consented).toString();
    var number = request.consumptionRequested(host.instant().minus(CONSUMPTION));
    var target =
        "/inApps/v2/transactions/consumption/"
            + number(number.orElseThrow(() -> new IllegalArgumentException("not asked for")));
    done(api.once("PUT", target, body));
  }

  /// One page of the notification history, in which nothing is verified yet; empty where the App
  /// Store no longer knows the page's token.
  ///
  /// @param token of the page before; empty for the first
  Optional<NotificationHistoryPage> notifications(
      Instant from, Instant until, Optional<String> token) {
    var target =
        "/inApps/v1/notifications/history"
            + token.map(page -> "?paginationToken=" + encoded(page)).orElse("");
    var body =
        Json.object()
            .add("startDate", from.toEpochMilli())
            .add("endDate", until.toEpochMilli())
            .build();
    return switch (api.ask(target, body.toString())) {
      case Answer.Done(var json) -> Optional.of(NotificationHistoryPage.of(json));
      case Answer.NotDone error
          when error.is(Answer.NotDone.PAGE_EXPIRED) || error.is(Answer.NotDone.PAGE_INVALID) ->
          Optional.empty();
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  private static JsonObject done(Answer answer) {
    return switch (answer) {
      case Answer.Done(var json) -> json;
      case Answer.NotDone error -> throw error.unavailable();
    };
  }

  private SignedTransaction required(JsonObject json) {
    return Field.text(json, "signedTransactionInfo")
        .map(this::proved)
        .orElseThrow(() -> new Unavailable("the App Store answered without a transaction"));
  }

  private static SignedTransaction sameAs(String number, SignedTransaction transaction) {
    if (!transaction.number().equals(Optional.of(number))) {
      throw new Unavailable("the App Store answered with another transaction");
    }
    return transaction;
  }

  private SignedTransaction proved(String signed) {
    try {
      return verifier.transaction(signed, host.instant());
    } catch (Forged e) {
      throw unproved(e);
    }
  }

  private SubscriptionStatus status(JsonObject last) {
    try {
      var renewal = verifier.renewal(last.getString("signedRenewalInfo", ""), host.instant());
      var status = Field.number(last, "status").orElse(0L);
      return new SubscriptionStatus(SubscriptionStatus.Status.of(status), required(last), renewal);
    } catch (Forged e) {
      throw unproved(e);
    }
  }

  private static Unavailable unproved(Forged e) {
    return new Unavailable("the App Store's answer isn't proved: " + e.getMessage(), e);
  }

  private SignedPage page(JsonObject json) {
    var signed =
        json.get("signedTransactions") instanceof JsonArray array
            ? array.stream().limit(GROUPS).toList()
            : List.of();
    return new SignedPage(
        signed.stream()
            .map(each -> each instanceof JsonString text ? text.getString() : "")
            .map(this::proved)
            .toList(),
        Field.text(json, "revision"),
        Field.flag(json, "hasMore"));
  }

  private static List<JsonObject> objects(JsonObject json, String name) {
    return json.get(name) instanceof JsonArray array
        ? array.stream()
            .limit(GROUPS)
            .filter(JsonObject.class::isInstance)
            .map(JsonObject.class::cast)
            .toList()
        : List.of();
  }

  private static String number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("no number of the App Store's");
    }
    return text;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
