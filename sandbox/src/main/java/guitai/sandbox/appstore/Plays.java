package guitai.sandbox.appstore;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.appstore.Counter.News;
import guitai.sandbox.appstore.Counter.Way;
import guitai.sandbox.appstore.Purchases.Happened;
import guitai.sandbox.simulator.Control;
import guitai.sandbox.simulator.Plan;
import guitai.sandbox.simulator.Tamper;
import guitai.sandbox.simulator.Troubles;
import guitai.sandbox.simulator.Troubles.Trouble;
import guitai.sandbox.simulator.Wish;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Period;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What `POST /simulate` can play: customers and their families, the App Store's own decisions, the
/// network.
record Plays(
    Purchases purchases,
    Subscriptions subscriptions,
    Counter counter,
    Responder responder,
    Troubles troubles,
    Told told) {
  private static final Map<String, Set<String>> FIELDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("buy", sale("type", "quantity")),
              Map.entry("subscribe", sale("period")),
              Map.entry("share", Set.of("transaction", "account", "callback")),
              Map.entry("refund", Set.of("transaction", "percentage", "callback")),
              Map.entry("refund-reversed", Set.of("transaction", "callback")),
              Map.entry("refund-declined", Set.of("transaction", "callback")),
              Map.entry("consumption-request", Set.of("transaction", "reason", "callback")),
              Map.entry("revoke", Set.of("transaction", "callback")),
              Map.entry("renew", Set.of("transaction", "period", "callback")),
              Map.entry("fail-to-renew", Set.of("transaction", "graceDays", "callback")),
              Map.entry("expire", Set.of("transaction", "why", "callback")),
              Map.entry("test", Set.of("callback")),
              Map.entry("tell", Set.of("notification", "callback")),
              Map.entry("revoke-certificate", Set.of()),
              Map.entry("trouble", Set.of("path", "kind", "times", "delayMillis"))));
  private static final Set<String> TYPES =
      Set.of("Non-Consumable", "Consumable", "Non-Renewing Subscription");
  private static final Set<String> REASONS =
      Set.of(
          "UNINTENDED_PURCHASE",
          "FULFILLMENT_ISSUE",
          "UNSATISFIED_WITH_PURCHASE",
          "LEGAL",
          "OTHER");
  private static final Set<String> ENDS =
      Set.of("VOLUNTARY", "BILLING_RETRY", "PRICE_INCREASE", "PRODUCT_NOT_FOR_SALE");
  private static final Set<Troubles.Kind> KINDS =
      Set.of(
          Troubles.Kind.TIMEOUT_BEFORE_DOING,
          Troubles.Kind.SYSTEM_ERROR,
          Troubles.Kind.RATE_LIMIT,
          Troubles.Kind.SLOW);
  private static final long WHOLE = 100_000;

  private static Set<String> sale(String... more) {
    var fields =
        new HashSet<>(
            Set.of("product", "account", "appAccountToken", "price", "storefront", "callback"));
    fields.addAll(Set.of(more));
    return Set.copyOf(fields);
  }

  JsonObjectBuilder play(Bytes body) {
    var all = FIELDS.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    all.add("play");
    var any = Wish.of(body, all);
    var play = any.requiredText("play");
    var fields = new HashSet<>(FIELDS.getOrDefault(play, Set.of()));
    fields.add("play");
    var wish = FIELDS.containsKey(play) ? any.only(fields) : any;
    return switch (play) {
      case "buy" -> told.happened(purchases.buy(wished(wish, type(wish)), way(wish)));
      case "subscribe" -> told.happened(subscribe(wish));
      case "share" -> told.happened(share(wish));
      case "refund" -> told.happened(refund(wish));
      case "refund-reversed" -> told.happened(purchases.reverse(number(wish), way(wish)));
      case "refund-declined" -> told.happened(declined(wish));
      case "consumption-request" -> told.happened(asked(wish));
      case "revoke" -> told.happened(purchases.revoke(number(wish), way(wish)));
      case "renew" -> told.happened(subscriptions.renew(number(wish), period(wish), way(wish)));
      case "fail-to-renew" -> told.happened(fail(wish));
      case "expire" -> told.happened(expire(wish));
      case "test" -> Json.object().add("testNotificationToken", counter.test(way(wish)));
      case "tell" -> tell(wish);
      case "revoke-certificate" -> revokeCertificate();
      case "trouble" -> trouble(wish);
      default -> throw Wish.malformed("play is one of " + String.join(", ", FIELDS.keySet()) + ".");
    };
  }

  private static Purchases.Wish wished(Wish wish, String type) {
    var token =
        matching(wish, "appAccountToken", "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    var storefront = wish.text("storefront").orElse("CHN");
    if (!Purchases.sellsIn(storefront)) {
      throw Wish.malformed("storefront is CHN or USA.");
    }
    return new Purchases.Wish(
        matching(wish, "product", "[\\x21-\\x7E]{1,128}")
            .orElseThrow(() -> Wish.malformed("product is missing.")),
        type,
        wish.text("account").orElse("somebody"),
        token.map(text -> text.toLowerCase(Locale.ROOT)),
        wish.number("quantity", 1, 10).orElse(1L).intValue(),
        wish.number("price", 0, 1_000_000_000_000L).orElse(6_000L),
        storefront);
  }

  private static Optional<String> matching(Wish wish, String field, String pattern) {
    var text = wish.text(field);
    if (text.filter(value -> !value.matches(pattern)).isPresent()) {
      throw Wish.malformed(field + " isn't one.");
    }
    return text;
  }

  private static String type(Wish wish) {
    return oneOf(wish, "type", TYPES, "Non-Consumable");
  }

  private static String oneOf(Wish wish, String field, Set<String> all, String otherwise) {
    var text = wish.text(field).orElse(otherwise);
    if (!all.contains(text)) {
      throw Wish.malformed(field + " is one of " + all.stream().sorted().toList() + ".");
    }
    return text;
  }

  private static String number(Wish wish) {
    return wish.requiredText("transaction");
  }

  private static Period period(Wish wish) {
    var text = wish.text("period").orElse("P1M");
    if (!text.matches("P[1-9][0-9]{0,2}[DWMY]")) {
      throw Wish.malformed("period is like P7D, P1W, P1M or P1Y.");
    }
    return Period.parse(text);
  }

  private Happened subscribe(Wish wish) {
    return subscriptions.subscribe(
        wished(wish, "Auto-Renewable Subscription"), period(wish), way(wish));
  }

  private Happened share(Wish wish) {
    return purchases.share(number(wish), wish.text("account").orElse("their family"), way(wish));
  }

  private Happened refund(Wish wish) {
    long percentage = wish.number("percentage", 1, WHOLE).orElse(WHOLE);
    return purchases.refund(number(wish), percentage, way(wish));
  }

  private Happened declined(Wish wish) {
    return purchases.note(News.of("REFUND_DECLINED", known(wish).content()), way(wish));
  }

  private Happened asked(Wish wish) {
    var reason = oneOf(wish, "reason", REASONS, "UNINTENDED_PURCHASE");
    var news = News.of("CONSUMPTION_REQUEST", known(wish).content()).because(reason);
    return purchases.note(news, way(wish));
  }

  private Sold known(Wish wish) {
    synchronized (counter.ledger()) {
      return purchases.known(number(wish));
    }
  }

  private Happened fail(Wish wish) {
    var grace = wish.number("graceDays", 1, 28).map(Duration::ofDays);
    return subscriptions.fail(number(wish), grace, way(wish));
  }

  private Happened expire(Wish wish) {
    return subscriptions.expire(number(wish), oneOf(wish, "why", ENDS, "VOLUNTARY"), way(wish));
  }

  private JsonObjectBuilder tell(Wish wish) {
    var uuid = wish.requiredText("notification");
    counter.again(uuid, way(wish));
    return Json.object().add("notification", uuid);
  }

  private JsonObjectBuilder revokeCertificate() {
    return Json.object()
        .add("serial", responder.leaf().toString(16))
        .add("revokedAt", Control.time(responder.revoke()));
  }

  /// What is wrong with a callback has other names here than elsewhere.
  private static Way way(Wish wish) {
    var callback = wish.object("callback", Set.of("times", "delayMillis", "drop", "tamper"));
    return callback
        .map(asked ->
            new Way(
                Optional.of(
                    new Plan(
                        asked.number("times", 1, Plan.TIMES_LIMIT).orElse(1L).intValue(),
                        Duration.ofMillis(
                            asked.number("delayMillis", 0, Plan.DELAY_LIMIT.toMillis()).orElse(0L)),
                        asked.flag("drop"),
                        Tamper.NONE)),
                forgery(asked)))
        .orElse(Way.DOCUMENTED);
  }

  private static Forgery forgery(Wish callback) {
    return Forgery.of(callback.text("tamper").orElse("none"))
        .orElseThrow(() -> Wish.malformed("callback.tamper is one of " + Forgery.all() + "."));
  }

  private JsonObjectBuilder trouble(Wish wish) {
    var kind =
        Troubles.Kind.of(wish.requiredText("kind"))
            .filter(KINDS::contains)
            .orElseThrow(() ->
                Wish.malformed("kind is timeout-before-doing, system-error, rate-limit or slow."));
    var path = wish.requiredText("path");
    if (!path.startsWith("/inApps/")) {
      throw Wish.malformed("path is the begin of one of the API's.");
    }
    int times = wish.number("times", 1, Troubles.LIMIT).orElse(1L).intValue();
    var delay = wish.number("delayMillis", 0, Troubles.DELAY_LIMIT.toMillis()).orElse(10_000L);
    Predicate<String> met = call -> call.startsWith(path);
    troubles.add(new Trouble(met, kind, Duration.ofMillis(delay)), times);
    return Json.object().add("kind", kind.text()).add("path", path).add("times", times);
  }
}
