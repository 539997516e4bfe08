package guitai.sandbox.alipay;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.alipay.Refund.Outcome;
import guitai.sandbox.simulator.CallbackPlan;
import guitai.sandbox.simulator.PlayRequest;
import guitai.sandbox.simulator.Tampering;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The plays of `POST /simulate` for the payer and the merchant's operators; AccountPlays has the
/// rest.
record Plays(Wallet wallet, Payer payer, Console console, AccountPlays account, OrderView view) {
  static final long MOST = 1_000_000_000_000L;
  private static final Set<Tampering> NOT_HERE = Set.of(Tampering.SERIAL, Tampering.PROBE);
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
    var request = PlayRequest.of(body, all());
    var play = request.requiredText("play");
    var fields = new HashSet<>(FIELDS.getOrDefault(play, Set.of()));
    fields.add("play");
    return FIELDS.containsKey(play) ? play(play, request.only(fields)) : unknown();
  }

  private JsonObjectBuilder play(String play, PlayRequest request) {
    return switch (play) {
      case "scan" -> view.order(payer.trades().open(order(request)));
      case "pay" -> pay(request);
      case "refund" -> refund(request);
      case "refund-outcome" -> outcome(request);
      case "balance" -> account.balance(request);
      case "triggers" -> account.triggers(request);
      case "certificate-rotation" -> account.rotation();
      case "agreement-sign" -> sign(request);
      case "agreement-unsign" -> unsign(request);
      case "trouble" -> account.trouble(request);
      case "bill-trouble" -> account.billTrouble(request);
      default -> unknown();
    };
  }

  private static JsonObjectBuilder unknown() {
    throw PlayRequest.malformed(
        "play is one of "
            + FIELDS.keySet().stream().sorted().collect(Collectors.joining(", "))
            + ".");
  }

  private static Set<String> all() {
    var all = FIELDS.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    all.add("play");
    return all;
  }

  /// The order by its number, or by the order string that an app hands to the wallet.
  private String order(PlayRequest request) {
    return request
        .text("orderString")
        .map(wallet::take)
        .map(Trade::number)
        .orElseGet(() -> request.requiredText("order"));
  }

  private JsonObjectBuilder pay(PlayRequest request) {
    return view.order(
        payer.pay(
            new Payer.Wanted(
                order(request),
                request.text("qrCode"),
                request.number("coupon", 0, Long.MAX_VALUE).orElse(0L),
                request.flag("openId"),
                request.flag("afterClose"),
                plan(request))));
  }

  private static Optional<CallbackPlan> plan(PlayRequest request) {
    var plan = CallbackPlan.of(request);
    if (plan.filter(planned -> NOT_HERE.contains(planned.tamper())).isPresent()) {
      throw PlayRequest.malformed("Alipay's notifications name no key, and it sends no probes.");
    }
    return plan;
  }

  private JsonObjectBuilder refund(PlayRequest request) {
    var found =
        console.refund(
            request.requiredText("order"), request.number("amount", 1, MOST), plan(request));
    return view.refund(found.trade(), found.refund());
  }

  private JsonObjectBuilder outcome(PlayRequest request) {
    var outcome =
        Outcome.of(request.requiredText("outcome"))
            .orElseThrow(() -> PlayRequest.malformed("outcome is one of " + Outcome.all() + "."));
    var planned = plan(request).map(_ -> planned(request));
    return view.order(console.decide(request.requiredText("order"), outcome, planned));
  }

  private static JsonObject planned(PlayRequest request) {
    return Json.object().add("callback", request.json().getJsonObject("callback")).build();
  }

  private JsonObjectBuilder sign(PlayRequest request) {
    var scene = request.text("scene").orElse("INDUSTRY|DIGITAL_MEDIA");
    var agreement = console.sign(agreement(request), scene, address(request), plan(request));
    return view.agreement(agreement, CallbackSubject.Event.SIGNED);
  }

  private JsonObjectBuilder unsign(PlayRequest request) {
    var agreement = console.unsign(agreement(request), address(request), plan(request));
    return view.agreement(agreement, CallbackSubject.Event.UNSIGNED);
  }

  private static String agreement(PlayRequest request) {
    var external = request.requiredText("agreement");
    if (!external.matches("[A-Za-z0-9]{1,32}")) {
      throw PlayRequest.malformed("agreement is the merchant's number, letters and digits.");
    }
    return external;
  }

  private static URI address(PlayRequest request) {
    try {
      return URI.create(request.requiredText("notifyUrl"));
    } catch (IllegalArgumentException e) {
      throw PlayRequest.malformed("notifyUrl is an address.");
    }
  }
}
