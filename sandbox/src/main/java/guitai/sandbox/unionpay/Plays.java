package guitai.sandbox.unionpay;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.simulator.CallbackPlan;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.PlayRequest;
import guitai.sandbox.simulator.Refusal;
import guitai.sandbox.simulator.Tampering;
import guitai.sandbox.simulator.Troubles;
import guitai.sandbox.simulator.Troubles.Trouble;
import guitai.sandbox.unionpay.Refund.Outcome;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What `POST /simulate` can play: the payer, UnionPay's console, the network.
record Plays(
    Ledger<OrderState, Entry> ledger,
    Payer payer,
    Refunds returns,
    Troubles troubles,
    AmbiguousAnswers ambiguous,
    OrderView view) {
  private static final long MOST = 1_000_000_000_000L;
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "pay", Set.of("order", "callback", "code", "afterClose"),
          "decline", Set.of("order", "code"),
          "refund", Set.of("order", "callback", "amount"),
          "undo", Set.of("order", "callback"),
          "refund-outcome", Set.of("order", "callback", "outcome"),
          "trouble", Set.of("path", "kind", "times", "delayMillis"),
          "doubt", Set.of("path", "code", "done", "times"));

  JsonObjectBuilder play(Bytes body) {
    var all = FIELDS.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    all.add("play");
    var request = PlayRequest.of(body, all);
    var play = request.requiredText("play");
    var fields = new HashSet<>(FIELDS.getOrDefault(play, Set.of()));
    fields.add("play");
    return switch (play) {
      case "pay" -> pay(request.only(fields));
      case "decline" -> decline(request.only(fields));
      case "refund" -> back(request.only(fields), Refunds.REFUND);
      case "undo" -> back(request.only(fields), Refunds.VOID);
      case "refund-outcome" -> outcome(request.only(fields));
      case "trouble" -> trouble(request.only(fields));
      case "doubt" -> answer(request.only(fields));
      default -> throw PlayRequest.malformed("play is one of " + sorted() + ".");
    };
  }

  private static String sorted() {
    return FIELDS.keySet().stream().sorted().collect(Collectors.joining(", "));
  }

  private JsonObjectBuilder pay(PlayRequest request) {
    var code = request.text("code").orElse("00");
    if (!Set.of("00", "A6").contains(code)) {
      throw PlayRequest.malformed("code is 00 or A6.");
    }
    return view.order(
        payer.pay(request.requiredText("order"), code, request.flag("afterClose"), plan(request)));
  }

  private JsonObjectBuilder decline(PlayRequest request) {
    var code = request.text("code").orElse("64");
    if (!code.matches("[3-9][0-9]|0[345]")) {
      throw PlayRequest.malformed(
          "code is 03 to 05 if it is ambiguous, 30 to 99 if it is declined.");
    }
    return view.order(payer.decline(request.requiredText("order"), code));
  }

  private JsonObjectBuilder back(PlayRequest request, String type) {
    synchronized (ledger) {
      var order = new OrderLookup(ledger).latest(request.requiredText("order"));
      var now = ledger.now();
      if (order.paid().isEmpty()) {
        throw Refusal.of(409, "unpaid", "The order isn't paid.");
      }
      long left = Math.max(1, order.amount() - order.returned(now));
      var time = UnionPayTime.second(now);
      try {
        var refund =
            returns.give(
                order,
                new RefundRequest(
                    type,
                    time + ledger.random().digits(10),
                    time,
                    request.number("amount", 1, MOST).orElse(left),
                    Optional.empty()),
                plan(request));
        return view.refund(order, refund);
      } catch (ApiError e) {
        throw Refusal.of(409, "refused", e.code() + ": " + e.getMessage());
      }
    }
  }

  private JsonObjectBuilder outcome(PlayRequest request) {
    var order = new OrderLookup(ledger).latest(request.requiredText("order"));
    var outcome =
        Arrays.stream(Outcome.values())
            .filter(each -> each.text().equals(request.requiredText("outcome")))
            .findFirst()
            .orElseThrow(() -> PlayRequest.malformed("outcome is success, failed or slow."));
    var plan =
        plan(request)
            .map(_ ->
                Json.object().add("callback", request.json().getJsonObject("callback")).build());
    ledger.happen(new Entry.Decided(order.number(), outcome, plan));
    return view.order(order);
  }

  /// UnionPay's signatures have no time, and UnionPay sends no probes.
  private static Optional<CallbackPlan> plan(PlayRequest request) {
    var plan = CallbackPlan.of(request);
    if (plan.filter(p -> p.tamper() == Tampering.STALE || p.tamper() == Tampering.PROBE)
        .isPresent()) {
      throw PlayRequest.malformed("UnionPay's notifications have no time, and it sends no probes.");
    }
    return plan;
  }

  private JsonObjectBuilder trouble(PlayRequest request) {
    var kind =
        Troubles.Kind.of(request.requiredText("kind"))
            .filter(each -> each != Troubles.Kind.PROBE)
            .orElseThrow(() ->
                PlayRequest.malformed(
                    "kind is one of " + Troubles.Kind.all() + ", but for probe."));
    var path = path(request);
    int times = request.number("times", 1, Troubles.LIMIT).orElse(1L).intValue();
    var delay = request.number("delayMillis", 0, Troubles.DELAY_LIMIT.toMillis()).orElse(10_000L);
    troubles.add(new Trouble(path::equals, kind, Duration.ofMillis(delay)), times);
    return Json.object().add("kind", kind.text()).add("path", path).add("times", times);
  }

  private JsonObjectBuilder answer(PlayRequest request) {
    var code = request.text("code").orElse("05");
    if (!Set.of("03", "04", "05").contains(code)) {
      throw PlayRequest.malformed("code is 03, 04 or 05.");
    }
    var path = path(request);
    int times = request.number("times", 1, AmbiguousAnswers.LIMIT).orElse(1L).intValue();
    ambiguous.add(new AmbiguousAnswers.AmbiguousAnswer(path, code, request.flag("done")), times);
    return Json.object().add("code", code).add("path", path).add("times", times);
  }

  private static String path(PlayRequest request) {
    var path = request.requiredText("path");
    if (!UnionPayOpening.PATHS.contains(path)) {
      throw PlayRequest.malformed("path is one of " + UnionPayOpening.PATHS + ".");
    }
    return path;
  }
}
