package guitai.sandbox.acquirer;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.sandbox.apple.Device;
import guitai.sandbox.simulator.PlayRequest;
import guitai.sandbox.simulator.Refusal;
import guitai.sandbox.simulator.Troubles;
import guitai.sandbox.simulator.Troubles.Kind;
import guitai.sandbox.simulator.Troubles.Trouble;
import guitai.storefront.Money;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What `POST /simulate` can play: the customer's device, the acquirer's console, the network.
record Plays(Device device, AcquirerDecisions decisions, OrderView view, Troubles troubles) {
  private static final long MOST = 1_000_000_000_000L;
  private static final int NUMBER_LENGTH = 20;
  private static final Set<Kind> NOT_HERE = Set.of(Kind.UNSIGNED, Kind.PROBE);
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "pay", Device.FIELDS,
          "refund", Set.of("order", "amount"),
          "trouble", Set.of("call", "kind", "times", "delayMillis"));

  JsonObjectBuilder play(Bytes body) {
    var all = FIELDS.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    all.add("play");
    var request = PlayRequest.of(body, all);
    var play = request.requiredText("play");
    var fields = new HashSet<>(FIELDS.getOrDefault(play, Set.of()));
    fields.add("play");
    return switch (play) {
      case "pay" -> device.pay(request.only(fields));
      case "refund" -> refund(request.only(fields));
      case "trouble" -> trouble(request.only(fields));
      default ->
          throw PlayRequest.malformed(
              "play is one of "
                  + FIELDS.keySet().stream().sorted().collect(Collectors.joining(", "))
                  + ".");
    };
  }

  private JsonObjectBuilder refund(PlayRequest request) {
    var order = request.requiredText("order");
    synchronized (view.ledger()) {
      var taken =
          view.known(order)
              .taken()
              .orElseThrow(() -> Refusal.of(409, "unpaid", "The order isn't paid."));
      long left = taken.amount().minorUnits() - view.ledger().books().back(taken.payment());
      var amount =
          new Money(
              request.number("amount", 1, MOST).orElse(Math.max(left, 1)),
              taken.amount().currency());
      decisions.refund(
          "C" + decisions.ledger().random().digits(NUMBER_LENGTH),
          taken.payment(),
          amount,
          taken.amount());
      return view.latest(order);
    }
  }

  private JsonObjectBuilder trouble(PlayRequest request) {
    var call = request.requiredText("call");
    if (!Api.CALLS.contains(call)) {
      throw PlayRequest.malformed("call is one of " + Api.CALLS.stream().sorted().toList() + ".");
    }
    var kind =
        Kind.of(request.requiredText("kind"))
            .filter(each -> !NOT_HERE.contains(each))
            .orElseThrow(() ->
                PlayRequest.malformed(
                    "kind is one of " + Kind.all() + ", but nothing here is signed."));
    int times = request.number("times", 1, Troubles.LIMIT).orElse(1L).intValue();
    var delay = request.number("delayMillis", 0, Troubles.DELAY_LIMIT.toMillis()).orElse(10_000L);
    troubles.add(new Trouble(call::equals, kind, Duration.ofMillis(delay)), times);
    return Json.object().add("kind", kind.text()).add("call", call).add("times", times);
  }
}
