package guitai.sandbox.wechatpay;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.simulator.BillTrouble;
import guitai.sandbox.simulator.CallbackPlan;
import guitai.sandbox.simulator.PlayRequest;
import guitai.sandbox.simulator.Tampering;
import guitai.sandbox.simulator.Troubles;
import guitai.sandbox.simulator.Troubles.Trouble;
import guitai.sandbox.wechatpay.Refund.Outcome;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The plays of `POST /simulate`: the payer, the provider's console and account, the network,
/// faulty bills.
record Plays(
    Merchant merchant,
    Payer payer,
    Console console,
    Bills bills,
    Troubles troubles,
    OrderView view) {
  private static final long MOST = 1_000_000_000_000L;
  private static final Set<Tampering> OF_OLD =
      Set.of(Tampering.NONE, Tampering.BODY, Tampering.AMOUNT);
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "pay", Set.of("order", "callback", "coupon", "key", "codeUrl", "afterClose"),
          "refund", Set.of("order", "callback", "amount"),
          "refund-outcome", Set.of("order", "callback", "outcome", "refund"),
          "balance", Set.of("amount"),
          "rotate-certificate", Set.of("step"),
          "trouble", Set.of("path", "method", "kind", "times", "delayMillis"),
          "bill-trouble", Set.of("order", "kind", "refund", "amount"));

  JsonObjectBuilder play(Bytes body) {
    var request = PlayRequest.of(body, all());
    var play = request.requiredText("play");
    var fields = new HashSet<>(FIELDS.getOrDefault(play, Set.of()));
    fields.add("play");
    return switch (play) {
      case "pay" -> pay(request.only(fields));
      case "refund" -> refund(request.only(fields));
      case "refund-outcome" -> outcome(request.only(fields));
      case "balance" -> balance(request.only(fields));
      case "rotate-certificate" -> rotate(request.only(fields));
      case "trouble" -> trouble(request.only(fields));
      case "bill-trouble" -> billTrouble(request.only(fields));
      default -> throw PlayRequest.malformed("play is one of " + sorted() + ".");
    };
  }

  private static Set<String> all() {
    var all = FIELDS.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    all.add("play");
    return all;
  }

  private static String sorted() {
    return FIELDS.keySet().stream().sorted().collect(Collectors.joining(", "));
  }

  private JsonObjectBuilder pay(PlayRequest request) {
    return view.order(
        payer.pay(
            new Payer.Wanted(
                request.requiredText("order"),
                request.text("codeUrl"),
                request.number("coupon", 0, Long.MAX_VALUE).orElse(0L),
                request.flag("afterClose"),
                key(request.text("key").orElse("public-key")),
                CallbackPlan.of(request))));
  }

  private String key(String kind) {
    return switch (kind) {
      case "public-key" -> merchant.publicKey().name();
      case "platform-certificate" -> merchant.platform().name();
      default -> throw PlayRequest.malformed("key is public-key or platform-certificate.");
    };
  }

  private JsonObjectBuilder refund(PlayRequest request) {
    var plan = CallbackPlan.of(request);
    if (plan.filter(planned -> !OF_OLD.contains(planned.tamper())).isPresent()) {
      throw PlayRequest.malformed(
          "What the console sends is not signed: tamper is none, body or amount.");
    }
    var found =
        console.refund(request.requiredText("order"), request.number("amount", 1, MOST), plan);
    return view.refund(found.trade(), found.refund());
  }

  private JsonObjectBuilder outcome(PlayRequest request) {
    var order = request.requiredText("order");
    var outcome = outcome(request.requiredText("outcome"));
    var plan = CallbackPlan.of(request);
    return request
        .text("refund")
        .map(number -> console.resettle(order, number, outcome, plan))
        .map(found -> view.refund(found.trade(), found.refund()))
        .orElseGet(
            () -> view.order(console.decide(order, outcome, plan.map(_ -> planned(request)))));
  }

  private static JsonObject planned(PlayRequest request) {
    return Json.object().add("callback", request.json().getJsonObject("callback")).build();
  }

  private static Outcome outcome(String text) {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome.text().equals(text))
        .findFirst()
        .orElseThrow(() -> PlayRequest.malformed("outcome is success, abnormal, closed or slow."));
  }

  private JsonObjectBuilder balance(PlayRequest request) {
    var fen = request.number("amount", 0, MOST);
    console.fund(fen);
    var json = Json.object().add("limited", fen.isPresent());
    fen.ifPresent(amount -> json.add("balance", amount));
    return json;
  }

  private JsonObjectBuilder rotate(PlayRequest request) {
    var step = merchant.rotation().advance(request.requiredText("step"));
    return Json.object().add("step", step.text()).add("signsWith", merchant.platform().name());
  }

  private JsonObjectBuilder trouble(PlayRequest request) {
    var kind =
        Troubles.Kind.of(request.requiredText("kind"))
            .orElseThrow(
                () -> PlayRequest.malformed("kind is one of " + Troubles.Kind.all() + "."));
    var path = request.requiredText("path");
    if (!path.startsWith("/v3/")) {
      throw PlayRequest.malformed("path begins with /v3/.");
    }
    int times = request.number("times", 1, Troubles.LIMIT).orElse(1L).intValue();
    var delay = request.number("delayMillis", 0, Troubles.DELAY_LIMIT.toMillis()).orElse(10_000L);
    var calls =
        Pattern.compile(
            request.text("method").map(Pattern::quote).orElse("[A-Z]+")
                + " "
                + Pattern.quote(path)
                + ".*");
    troubles.add(new Trouble(calls.asMatchPredicate(), kind, Duration.ofMillis(delay)), times);
    return Json.object().add("kind", kind.text()).add("path", path).add("times", times);
  }

  private JsonObjectBuilder billTrouble(PlayRequest request) {
    var kind =
        BillTrouble.Kind.of(request.requiredText("kind"))
            .orElseThrow(
                () -> PlayRequest.malformed("kind is one of " + BillTrouble.Kind.all() + "."));
    var order = request.requiredText("order");
    if (!order.matches("[0-9a-zA-Z_\\-|*]{6,32}")) {
      throw PlayRequest.malformed("order is a merchant order number.");
    }
    Optional<Long> amount = request.number("amount", 1, MOST);
    var trouble = bills.trouble(kind, order, request.text("refund"), amount);
    return Json.object()
        .add("kind", kind.text())
        .add("outTradeNo", trouble.order())
        .add("amount", trouble.amount())
        .add("transactionId", trouble.transaction());
  }
}
