package guitai.sandbox.wechatpay;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.simulator.BillTrouble;
import guitai.sandbox.simulator.Plan;
import guitai.sandbox.simulator.Tamper;
import guitai.sandbox.simulator.Troubles;
import guitai.sandbox.simulator.Troubles.Trouble;
import guitai.sandbox.simulator.Wish;
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

/// What `POST /simulate` can play: the payer, the provider's console and account, the network, the
/// makers of bills.
record Plays(
    Merchant merchant, Payer payer, Console console, Bills bills, Troubles troubles, Told told) {
  private static final long MOST = 1_000_000_000_000L;
  private static final Set<Tamper> OF_OLD = Set.of(Tamper.NONE, Tamper.BODY, Tamper.AMOUNT);
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
    var wish = Wish.of(body, all());
    var play = wish.requiredText("play");
    var fields = new HashSet<>(FIELDS.getOrDefault(play, Set.of()));
    fields.add("play");
    return switch (play) {
      case "pay" -> pay(wish.only(fields));
      case "refund" -> refund(wish.only(fields));
      case "refund-outcome" -> outcome(wish.only(fields));
      case "balance" -> balance(wish.only(fields));
      case "rotate-certificate" -> rotate(wish.only(fields));
      case "trouble" -> trouble(wish.only(fields));
      case "bill-trouble" -> billTrouble(wish.only(fields));
      default -> throw Wish.malformed("play is one of " + sorted() + ".");
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

  private JsonObjectBuilder pay(Wish wish) {
    return told.order(
        payer.pay(
            new Payer.Wanted(
                wish.requiredText("order"),
                wish.text("codeUrl"),
                wish.number("coupon", 0, Long.MAX_VALUE).orElse(0L),
                wish.flag("afterClose"),
                key(wish.text("key").orElse("public-key")),
                Plan.of(wish))));
  }

  private String key(String kind) {
    return switch (kind) {
      case "public-key" -> merchant.publicKey().name();
      case "platform-certificate" -> merchant.platform().name();
      default -> throw Wish.malformed("key is public-key or platform-certificate.");
    };
  }

  private JsonObjectBuilder refund(Wish wish) {
    var plan = Plan.of(wish);
    if (plan.filter(asked -> !OF_OLD.contains(asked.tamper())).isPresent()) {
      throw Wish.malformed("What the console sends is not signed: tamper is none, body or amount.");
    }
    var found = console.refund(wish.requiredText("order"), wish.number("amount", 1, MOST), plan);
    return told.refund(found.trade(), found.refund());
  }

  private JsonObjectBuilder outcome(Wish wish) {
    var order = wish.requiredText("order");
    var outcome = outcome(wish.requiredText("outcome"));
    var plan = Plan.of(wish);
    return wish.text("refund")
        .map(number -> console.resettle(order, number, outcome, plan))
        .map(found -> told.refund(found.trade(), found.refund()))
        .orElseGet(() -> told.order(console.decide(order, outcome, plan.map(_ -> planned(wish)))));
  }

  private static JsonObject planned(Wish wish) {
    return Json.object().add("callback", wish.json().getJsonObject("callback")).build();
  }

  private static Outcome outcome(String text) {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome.text().equals(text))
        .findFirst()
        .orElseThrow(() -> Wish.malformed("outcome is success, abnormal, closed or slow."));
  }

  private JsonObjectBuilder balance(Wish wish) {
    var fen = wish.number("amount", 0, MOST);
    console.fund(fen);
    var json = Json.object().add("limited", fen.isPresent());
    fen.ifPresent(amount -> json.add("balance", amount));
    return json;
  }

  private JsonObjectBuilder rotate(Wish wish) {
    var step = merchant.rotation().advance(wish.requiredText("step"));
    return Json.object().add("step", step.text()).add("signsWith", merchant.platform().name());
  }

  private JsonObjectBuilder trouble(Wish wish) {
    var kind =
        Troubles.Kind.of(wish.requiredText("kind"))
            .orElseThrow(() -> Wish.malformed("kind is one of " + Troubles.Kind.all() + "."));
    var path = wish.requiredText("path");
    if (!path.startsWith("/v3/")) {
      throw Wish.malformed("path begins with /v3/.");
    }
    int times = wish.number("times", 1, Troubles.LIMIT).orElse(1L).intValue();
    var delay = wish.number("delayMillis", 0, Troubles.DELAY_LIMIT.toMillis()).orElse(10_000L);
    var calls =
        Pattern.compile(
            wish.text("method").map(Pattern::quote).orElse("[A-Z]+")
                + " "
                + Pattern.quote(path)
                + ".*");
    troubles.add(new Trouble(calls.asMatchPredicate(), kind, Duration.ofMillis(delay)), times);
    return Json.object().add("kind", kind.text()).add("path", path).add("times", times);
  }

  private JsonObjectBuilder billTrouble(Wish wish) {
    var kind =
        BillTrouble.Kind.of(wish.requiredText("kind"))
            .orElseThrow(() -> Wish.malformed("kind is one of " + BillTrouble.Kind.all() + "."));
    var order = wish.requiredText("order");
    if (!order.matches("[0-9a-zA-Z_\\-|*]{6,32}")) {
      throw Wish.malformed("order is a merchant order number.");
    }
    Optional<Long> amount = wish.number("amount", 1, MOST);
    var trouble = bills.trouble(kind, order, wish.text("refund"), amount);
    return Json.object()
        .add("kind", kind.text())
        .add("outTradeNo", trouble.order())
        .add("amount", trouble.amount())
        .add("transactionId", trouble.transaction());
  }
}
