package guitai.sandbox.appstore;

import guitai.json.Json;
import guitai.sandbox.appstore.NotificationPublisher.Subject;
import guitai.sandbox.appstore.NotificationPublisher.Way;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Refusal;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One-time purchases, and their refunds and revocations.
record Purchases(Ledger<TransactionState, Entry> ledger, NotificationPublisher publisher) {
  private static final Map<String, String> STOREFRONT_IDS =
      Map.of("CHN", "143465", "USA", "143441");
  private static final Map<String, String> CURRENCIES = Map.of("CHN", "CNY", "USA", "USD");
  private static final Set<String> REVOKED =
      Set.of("revocationDate", "revocationReason", "revocationType", "revocationPercentage");

  /// The terms of a purchase.
  ///
  /// @param account the Apple account, by any name
  /// @param token by which the app names our customer
  /// @param price of all units together, in thousandths of the currency's unit
  record PurchaseRequest(
      String product,
      String type,
      String account,
      Optional<String> token,
      int quantity,
      long price,
      String storefront) {}

  /// A change, with its notification and transaction.
  record Happened(String notification, String transaction) {}

  static boolean sellsIn(String storefront) {
    return CURRENCIES.containsKey(storefront);
  }

  Happened buy(PurchaseRequest request, Way way) {
    var content = content(request, ledger.now()).build();
    return published(Subject.of("ONE_TIME_CHARGE", content), way);
  }

  /// A new transaction, which is its own original.
  JsonObjectBuilder content(PurchaseRequest request, Instant at) {
    var number = "5" + ledger.random().digits(14);
    var json =
        Json.object()
            .add("transactionId", number)
            .add("originalTransactionId", number)
            .add("bundleId", Merchant.BUNDLE)
            .add("productId", request.product())
            .add("purchaseDate", at.toEpochMilli())
            .add("originalPurchaseDate", at.toEpochMilli())
            .add("quantity", request.quantity())
            .add("type", request.type())
            .add("inAppOwnershipType", "PURCHASED")
            .add("storefront", request.storefront())
            .add("storefrontId", known(STOREFRONT_IDS, request.storefront()))
            .add("transactionReason", "PURCHASE")
            .add("price", request.price())
            .add("currency", known(CURRENCIES, request.storefront()))
            .add("appTransactionId", account(request.account()));
    request.token().ifPresent(token -> json.add("appAccountToken", token));
    return json;
  }

  private static String known(Map<String, String> all, String storefront) {
    return Optional.ofNullable(all.get(storefront))
        .orElseThrow(() -> Refusal.of(400, "malformed", "storefront is CHN or USA."));
  }

  /// The number of the Apple account of that name, the same for every purchase.
  private static String account(String name) {
    return "7" + "%09d".formatted(Integer.toUnsignedLong(name.hashCode())).substring(0, 9);
  }

  /// A member of the buyer's family shares the purchase, with a transaction of their own.
  Happened share(String number, String account, Way way) {
    synchronized (ledger) {
      var bought = known(number);
      requireGood(bought);
      if (bought.shared().isPresent()) {
        throw Refusal.of(409, "shared", "Only the buyer can share a purchase.");
      }
      var own = "5" + ledger.random().digits(14);
      var json = without(bought.content(), Set.of("appAccountToken", "price", "currency"));
      json.add("transactionId", own)
          .add("originalTransactionId", own)
          .add("inAppOwnershipType", "FAMILY_SHARED")
          .add("appTransactionId", account(account));
      return published(Subject.of("ONE_TIME_CHARGE", json.build()).sharing(bought.number()), way);
    }
  }

  /// The App Store refunds the purchase; family members who share it lose it too.
  ///
  /// @param percentage in thousandths of a percent
  Happened refund(String number, long percentage, Way way) {
    synchronized (ledger) {
      var bought = known(number);
      requireGood(bought);
      if (bought.shared().isPresent()) {
        throw Refusal.of(409, "shared", "A shared purchase was not paid for.");
      }
      var type = percentage == 100_000 ? "REFUND_FULL" : "REFUND_PRORATED";
      var refunded =
          revoked(bought, type)
              .add("revocationReason", 0)
              .add("revocationPercentage", percentage)
              .build();
      var happened = published(Subject.of("REFUND", refunded, ended(bought)), way);
      ledger.books().all().stream()
          .filter(other -> other.shared().filter(bought.number()::equals).isPresent())
          .filter(other -> !other.revoked())
          .toList()
          .forEach(other -> revoke(other.number(), Way.DOCUMENTED));
      return happened;
    }
  }

  private Optional<Subscription> ended(Transaction bought) {
    return ledger
        .books()
        .subscription(bought.original())
        .map(known -> new Subscription(known.renewal(), 5));
  }

  /// The customer disputed the refund, and the App Store reversed it.
  Happened reverse(String number, Way way) {
    synchronized (ledger) {
      var bought = known(number);
      if (!bought.revoked() || bought.shared().isPresent()) {
        throw Refusal.of(409, "not-refunded", "It isn't refunded.");
      }
      var content = without(bought.content(), REVOKED).build();
      return published(Subject.of("REFUND_REVERSED", content, again(bought)), way);
    }
  }

  private Optional<Subscription> again(Transaction bought) {
    return ledger
        .books()
        .subscription(bought.original())
        .map(known -> new Subscription(known.renewal(), 1));
  }

  /// Family sharing of the purchase ends.
  Happened revoke(String number, Way way) {
    synchronized (ledger) {
      var shared = known(number);
      requireGood(shared);
      if (shared.shared().isEmpty()) {
        throw Refusal.of(409, "not-shared", "It is not shared by family members.");
      }
      return published(Subject.of("REVOKE", revoked(shared, "FAMILY_REVOKE").build()), way);
    }
  }

  /// A notification about a purchase that doesn't change it.
  Happened note(Subject news, Way way) {
    return published(news, way);
  }

  private JsonObjectBuilder revoked(Transaction sold, String type) {
    return without(sold.content(), REVOKED)
        .add("revocationDate", ledger.now().toEpochMilli())
        .add("revocationType", type);
  }

  private static JsonObjectBuilder without(JsonObject content, Set<String> fields) {
    var json = Json.object();
    content.forEach((name, value) -> {
      if (!fields.contains(name)) {
        json.add(name, value);
      }
    });
    return json;
  }

  Transaction known(String number) {
    return ledger
        .books()
        .find(number)
        .orElseThrow(() -> Refusal.of(404, "unknown", "There is no such transaction."));
  }

  private static void requireGood(Transaction sold) {
    if (sold.revoked()) {
      throw Refusal.of(409, "revoked", "It was refunded or revoked already.");
    }
  }

  private Happened published(Subject news, Way way) {
    var number = news.transaction().orElseThrow().getString("transactionId");
    return new Happened(publisher.publish(news, way), number);
  }
}
