package guitai.sandbox.alipay;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.alipay.Refund.Outcome;
import guitai.sandbox.simulator.Plan;
import guitai.sandbox.simulator.Tamper;
import guitai.sandbox.simulator.Wish;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What `POST /simulate` can play: the payer and the merchant's people; circumstances are
/// elsewhere.
record Plays(Wallet wallet, Payer payer, Console console, Circumstances circumstances, View view) {
  static final long MOST = 1_000_000_000_000L;
  private static final Set<Tamper> NOT_HERE = Set.of(Tamper.SERIAL, Tamper.PROBE);
  private static final Map<String, Set<String>> FIELDS =
      Map.ofEntries(
          Map.entry("scan", Set.of("order", "orderString")),
          Map.entry(
              "pay",
              Set.of(
                  "order", "orderString", "callback", "coupon", "qrCode", "openId", "afterClose")),
          Map.entry("refund", Set.of("order", "callback", "amount")),
          Map.entry("refund-outcome", Set.of("order", "callback", "outcome")),
          Map.entry("balance", Set.of("amount")),
          Map.entry("triggers", Set.of("statuses")),
          Map.entry("certificate-rotation", Set.of()),
          Map.entry("agreement-sign", Set.of("agreement", "scene", "notifyUrl", "callback")),
          Map.entry("agreement-unsign", Set.of("agreement", "notifyUrl", "callback")),
          Map.entry("trouble", Set.of("method", "kind", "times", "delayMillis")),
          Map.entry("bill-trouble", Set.of("order", "kind", "refund", "amount")));

  JsonObjectBuilder play(Bytes body) {
    var wish = Wish.of(body, all());
    var play = wish.requiredText("play");
    var fields = new HashSet<>(FIELDS.getOrDefault(play, Set.of()));
    fields.add("play");
    return FIELDS.containsKey(play) ? play(play, wish.only(fields)) : unknown();
  }

  private JsonObjectBuilder play(String play, Wish wish) {
    return switch (play) {
      case "scan" -> view.order(payer.trades().open(order(wish)));
      case "pay" -> pay(wish);
      case "refund" -> refund(wish);
      case "refund-outcome" -> outcome(wish);
      case "balance" -> circumstances.balance(wish);
      case "triggers" -> circumstances.triggers(wish);
      case "certificate-rotation" -> circumstances.rotation();
      case "agreement-sign" -> sign(wish);
      case "agreement-unsign" -> unsign(wish);
      case "trouble" -> circumstances.trouble(wish);
      case "bill-trouble" -> circumstances.billTrouble(wish);
      default -> unknown();
    };
  }

  private static JsonObjectBuilder unknown() {
    throw Wish.malformed(
        "play is one of "
            + FIELDS.keySet().stream().sorted().collect(Collectors.joining(", "))
            + ".");
  }

  private static Set<String> all() {
    var all = FIELDS.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    all.add("play");
    return all;
  }

  /// The order, or the one of the order string that an app hands to the wallet.
  private String order(Wish wish) {
    return wish.text("orderString")
        .map(wallet::take)
        .map(Trade::number)
        .orElseGet(() -> wish.requiredText("order"));
  }

  private JsonObjectBuilder pay(Wish wish) {
    return view.order(
        payer.pay(
            new Payer.Wanted(
                order(wish),
                wish.text("qrCode"),
                wish.number("coupon", 0, Long.MAX_VALUE).orElse(0L),
                wish.flag("openId"),
                wish.flag("afterClose"),
                plan(wish))));
  }

  private static Optional<Plan> plan(Wish wish) {
    var plan = Plan.of(wish);
    if (plan.filter(asked -> NOT_HERE.contains(asked.tamper())).isPresent()) {
      throw Wish.malformed("Alipay's notifications name no key, and it sends no probes.");
    }
    return plan;
  }

  private JsonObjectBuilder refund(Wish wish) {
    var found =
        console.refund(wish.requiredText("order"), wish.number("amount", 1, MOST), plan(wish));
    return view.refund(found.trade(), found.refund());
  }

  private JsonObjectBuilder outcome(Wish wish) {
    var outcome =
        Outcome.of(wish.requiredText("outcome"))
            .orElseThrow(() -> Wish.malformed("outcome is one of " + Outcome.all() + "."));
    var planned = plan(wish).map(_ -> planned(wish));
    return view.order(console.decide(wish.requiredText("order"), outcome, planned));
  }

  private static JsonObject planned(Wish wish) {
    return Json.object().add("callback", wish.json().getJsonObject("callback")).build();
  }

  private JsonObjectBuilder sign(Wish wish) {
    var scene = wish.text("scene").orElse("INDUSTRY|DIGITAL_MEDIA");
    var agreement = console.sign(agreement(wish), scene, address(wish), plan(wish));
    return view.agreement(agreement, Telling.Event.SIGNED);
  }

  private JsonObjectBuilder unsign(Wish wish) {
    var agreement = console.unsign(agreement(wish), address(wish), plan(wish));
    return view.agreement(agreement, Telling.Event.UNSIGNED);
  }

  private static String agreement(Wish wish) {
    var external = wish.requiredText("agreement");
    if (!external.matches("[A-Za-z0-9]{1,32}")) {
      throw Wish.malformed("agreement is the merchant's number, letters and digits.");
    }
    return external;
  }

  private static URI address(Wish wish) {
    try {
      return URI.create(wish.requiredText("notifyUrl"));
    } catch (IllegalArgumentException e) {
      throw Wish.malformed("notifyUrl is an address.");
    }
  }
}
