package guitai.sandbox.appstore;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.appstore.NotificationPublisher.Subject;
import guitai.sandbox.appstore.NotificationPublisher.Way;
import guitai.sandbox.appstore.Purchases.Happened;
import guitai.sandbox.simulator.CallbackPlan;
import guitai.sandbox.simulator.Control;
import guitai.sandbox.simulator.PlayRequest;
import guitai.sandbox.simulator.Tampering;
import guitai.sandbox.simulator.Troubles;
import guitai.sandbox.simulator.Troubles.Trouble;
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
    NotificationPublisher publisher,
    OcspResponder responder,
    Troubles troubles,
    TransactionView view) {
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
    var any = PlayRequest.of(body, all);
    var play = any.requiredText("play");
    var fields = new HashSet<>(FIELDS.getOrDefault(play, Set.of()));
    fields.add("play");
    var request = FIELDS.containsKey(play) ? any.only(fields) : any;
    return switch (play) {
      case "buy" -> view.happened(purchases.buy(wished(request, type(request)), way(request)));
      case "subscribe" -> view.happened(subscribe(request));
      case "share" -> view.happened(share(request));
      case "refund" -> view.happened(refund(request));
      case "refund-reversed" -> view.happened(purchases.reverse(number(request), way(request)));
      case "refund-declined" -> view.happened(declined(request));
      case "consumption-request" -> view.happened(consumptionRequest(request));
      case "revoke" -> view.happened(purchases.revoke(number(request), way(request)));
      case "renew" ->
          view.happened(subscriptions.renew(number(request), period(request), way(request)));
      case "fail-to-renew" -> view.happened(fail(request));
      case "expire" -> view.happened(expire(request));
      case "test" -> Json.object().add("testNotificationToken", publisher.test(way(request)));
      case "tell" -> tell(request);
      case "revoke-certificate" -> revokeCertificate();
      case "trouble" -> trouble(request);
      default ->
          throw PlayRequest.malformed("play is one of " + String.join(", ", FIELDS.keySet()) + ".");
    };
  }

  private static Purchases.PurchaseRequest wished(PlayRequest request, String type) {
    var token =
        matching(request, "appAccountToken", "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    var storefront = request.text("storefront").orElse("CHN");
    if (!Purchases.sellsIn(storefront)) {
      throw PlayRequest.malformed("storefront is CHN or USA.");
    }
    return new Purchases.PurchaseRequest(
        matching(request, "product", "[\\x21-\\x7E]{1,128}")
            .orElseThrow(() -> PlayRequest.malformed("product is missing.")),
        type,
        request.text("account").orElse("somebody"),
        token.map(text -> text.toLowerCase(Locale.ROOT)),
        request.number("quantity", 1, 10).orElse(1L).intValue(),
        request.number("price", 0, 1_000_000_000_000L).orElse(6_000L),
        storefront);
  }

  private static Optional<String> matching(PlayRequest request, String field, String pattern) {
    var text = request.text(field);
    if (text.filter(value -> !value.matches(pattern)).isPresent()) {
      throw PlayRequest.malformed(field + " isn't one.");
    }
    return text;
  }

  private static String type(PlayRequest request) {
    return oneOf(request, "type", TYPES, "Non-Consumable");
  }

  private static String oneOf(
      PlayRequest request, String field, Set<String> all, String otherwise) {
    var text = request.text(field).orElse(otherwise);
    if (!all.contains(text)) {
      throw PlayRequest.malformed(field + " is one of " + all.stream().sorted().toList() + ".");
    }
    return text;
  }

  private static String number(PlayRequest request) {
    return request.requiredText("transaction");
  }

  private static Period period(PlayRequest request) {
    var text = request.text("period").orElse("P1M");
    if (!text.matches("P[1-9][0-9]{0,2}[DWMY]")) {
      throw PlayRequest.malformed("period is like P7D, P1W, P1M or P1Y.");
    }
    return Period.parse(text);
  }

  private Happened subscribe(PlayRequest request) {
    return subscriptions.subscribe(
        wished(request, "Auto-Renewable Subscription"), period(request), way(request));
  }

  private Happened share(PlayRequest request) {
    return purchases.share(
        number(request), request.text("account").orElse("their family"), way(request));
  }

  private Happened refund(PlayRequest request) {
    long percentage = request.number("percentage", 1, WHOLE).orElse(WHOLE);
    return purchases.refund(number(request), percentage, way(request));
  }

  private Happened declined(PlayRequest request) {
    return purchases.note(Subject.of("REFUND_DECLINED", known(request).content()), way(request));
  }

  private Happened consumptionRequest(PlayRequest request) {
    var reason = oneOf(request, "reason", REASONS, "UNINTENDED_PURCHASE");
    var news = Subject.of("CONSUMPTION_REQUEST", known(request).content()).because(reason);
    return purchases.note(news, way(request));
  }

  private Transaction known(PlayRequest request) {
    synchronized (publisher.ledger()) {
      return purchases.known(number(request));
    }
  }

  private Happened fail(PlayRequest request) {
    var grace = request.number("graceDays", 1, 28).map(Duration::ofDays);
    return subscriptions.fail(number(request), grace, way(request));
  }

  private Happened expire(PlayRequest request) {
    return subscriptions.expire(
        number(request), oneOf(request, "why", ENDS, "VOLUNTARY"), way(request));
  }

  private JsonObjectBuilder tell(PlayRequest request) {
    var uuid = request.requiredText("notification");
    publisher.again(uuid, way(request));
    return Json.object().add("notification", uuid);
  }

  private JsonObjectBuilder revokeCertificate() {
    return Json.object()
        .add("serial", responder.leaf().toString(16))
        .add("revokedAt", Control.time(responder.revoke()));
  }

  /// The defects of a callback have other names in this simulator than in the others.
  private static Way way(PlayRequest request) {
    var callback = request.object("callback", Set.of("times", "delayMillis", "drop", "tamper"));
    return callback
        .map(planned ->
            new Way(
                Optional.of(
                    new CallbackPlan(
                        planned.number("times", 1, CallbackPlan.TIMES_LIMIT).orElse(1L).intValue(),
                        Duration.ofMillis(
                            planned
                                .number("delayMillis", 0, CallbackPlan.DELAY_LIMIT.toMillis())
                                .orElse(0L)),
                        planned.flag("drop"),
                        Tampering.NONE)),
                forgery(planned)))
        .orElse(Way.DOCUMENTED);
  }

  private static Forgery forgery(PlayRequest callback) {
    return Forgery.of(callback.text("tamper").orElse("none"))
        .orElseThrow(
            () -> PlayRequest.malformed("callback.tamper is one of " + Forgery.all() + "."));
  }

  private JsonObjectBuilder trouble(PlayRequest request) {
    var kind =
        Troubles.Kind.of(request.requiredText("kind"))
            .filter(KINDS::contains)
            .orElseThrow(() ->
                PlayRequest.malformed(
                    "kind is timeout-before-doing, system-error, rate-limit or slow."));
    var path = request.requiredText("path");
    if (!path.startsWith("/inApps/")) {
      throw PlayRequest.malformed("path is the begin of one of the API's.");
    }
    int times = request.number("times", 1, Troubles.LIMIT).orElse(1L).intValue();
    var delay = request.number("delayMillis", 0, Troubles.DELAY_LIMIT.toMillis()).orElse(10_000L);
    Predicate<String> met = call -> call.startsWith(path);
    troubles.add(new Trouble(met, kind, Duration.ofMillis(delay)), times);
    return Json.object().add("kind", kind.text()).add("path", path).add("times", times);
  }
}
