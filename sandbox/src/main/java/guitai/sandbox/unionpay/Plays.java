package guitai.sandbox.unionpay;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Plan;
import guitai.sandbox.simulator.RandomText;
import guitai.sandbox.simulator.Refusal;
import guitai.sandbox.simulator.Tamper;
import guitai.sandbox.simulator.Troubles;
import guitai.sandbox.simulator.Troubles.Trouble;
import guitai.sandbox.simulator.Wish;
import guitai.sandbox.unionpay.Return.Outcome;
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
    Ledger<Books, Entry> ledger,
    Payer payer,
    Returns returns,
    Troubles troubles,
    Doubts doubts,
    Told told) {
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
    var wish = Wish.of(body, all);
    var play = wish.requiredText("play");
    var fields = new HashSet<>(FIELDS.getOrDefault(play, Set.of()));
    fields.add("play");
    return switch (play) {
      case "pay" -> pay(wish.only(fields));
      case "decline" -> decline(wish.only(fields));
      case "refund" -> back(wish.only(fields), Returns.REFUND);
      case "undo" -> back(wish.only(fields), Returns.UNDO);
      case "refund-outcome" -> outcome(wish.only(fields));
      case "trouble" -> trouble(wish.only(fields));
      case "doubt" -> doubt(wish.only(fields));
      default -> throw Wish.malformed("play is one of " + sorted() + ".");
    };
  }

  private static String sorted() {
    return FIELDS.keySet().stream().sorted().collect(Collectors.joining(", "));
  }

  private JsonObjectBuilder pay(Wish wish) {
    var code = wish.text("code").orElse("00");
    if (!Set.of("00", "A6").contains(code)) {
      throw Wish.malformed("code is 00 or A6.");
    }
    return told.order(
        payer.pay(wish.requiredText("order"), code, wish.flag("afterClose"), plan(wish)));
  }

  private JsonObjectBuilder decline(Wish wish) {
    var code = wish.text("code").orElse("64");
    if (!code.matches("[3-9][0-9]|0[345]")) {
      throw Wish.malformed("code is 03 to 05 while it is open, 30 to 99 where it was declined.");
    }
    return told.order(payer.decline(wish.requiredText("order"), code));
  }

  private JsonObjectBuilder back(Wish wish, String type) {
    synchronized (ledger) {
      var order = new Lookup(ledger).latest(wish.requiredText("order"));
      var now = ledger.now();
      if (order.paid().isEmpty()) {
        throw Refusal.of(409, "unpaid", "The order isn't paid.");
      }
      long left = Math.max(1, order.amount() - order.returned(now));
      var time = Time.second(now);
      try {
        var given =
            returns.give(
                order,
                type,
                time + RandomText.digits(10),
                time,
                wish.number("amount", 1, MOST).orElse(left),
                Optional.empty(),
                plan(wish));
        return told.given(order, given);
      } catch (Refused e) {
        throw Refusal.of(409, "refused", e.code() + ": " + e.getMessage());
      }
    }
  }

  private JsonObjectBuilder outcome(Wish wish) {
    var order = new Lookup(ledger).latest(wish.requiredText("order"));
    var outcome =
        Arrays.stream(Outcome.values())
            .filter(each -> each.text().equals(wish.requiredText("outcome")))
            .findFirst()
            .orElseThrow(() -> Wish.malformed("outcome is success, failed or slow."));
    var plan =
        plan(wish)
            .map(_ -> Json.object().add("callback", wish.json().getJsonObject("callback")).build());
    ledger.happen(new Entry.Decided(order.number(), outcome, plan));
    return told.order(order);
  }

  /// What is signed has no time, and UnionPay sends no probes.
  private static Optional<Plan> plan(Wish wish) {
    var plan = Plan.of(wish);
    if (plan.filter(p -> p.tamper() == Tamper.STALE || p.tamper() == Tamper.PROBE).isPresent()) {
      throw Wish.malformed("UnionPay's notifications have no time, and it sends no probes.");
    }
    return plan;
  }

  private JsonObjectBuilder trouble(Wish wish) {
    var kind =
        Troubles.Kind.of(wish.requiredText("kind"))
            .filter(each -> each != Troubles.Kind.PROBE)
            .orElseThrow(
                () -> Wish.malformed("kind is one of " + Troubles.Kind.all() + ", but for probe."));
    var path = path(wish);
    int times = wish.number("times", 1, Troubles.LIMIT).orElse(1L).intValue();
    var delay = wish.number("delayMillis", 0, Troubles.DELAY_LIMIT.toMillis()).orElse(10_000L);
    troubles.add(new Trouble(path::equals, kind, Duration.ofMillis(delay)), times);
    return Json.object().add("kind", kind.text()).add("path", path).add("times", times);
  }

  private JsonObjectBuilder doubt(Wish wish) {
    var code = wish.text("code").orElse("05");
    if (!Set.of("03", "04", "05").contains(code)) {
      throw Wish.malformed("code is 03, 04 or 05.");
    }
    var path = path(wish);
    int times = wish.number("times", 1, Doubts.LIMIT).orElse(1L).intValue();
    doubts.add(new Doubts.Doubt(path, code, wish.flag("done")), times);
    return Json.object().add("code", code).add("path", path).add("times", times);
  }

  private static String path(Wish wish) {
    var path = wish.requiredText("path");
    if (!UnionPaySimulator.PATHS.contains(path)) {
      throw Wish.malformed("path is one of " + UnionPaySimulator.PATHS + ".");
    }
    return path;
  }
}
