package guitai.sandbox.alipay;

import guitai.json.Json;
import guitai.sandbox.alipay.Trade.Status;
import guitai.sandbox.simulator.BillTrouble;
import guitai.sandbox.simulator.PlayRequest;
import guitai.sandbox.simulator.Troubles;
import guitai.sandbox.simulator.Troubles.Trouble;
import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Plays of what a merchant depends on but can't see: the account's balance, the subscribed
/// notifications, the network, faulty bills.
record AccountPlays(Console console, Bills bills, Troubles troubles) {
  private static final long MOST = Plays.MOST;

  JsonObjectBuilder balance(PlayRequest request) {
    var fen = request.number("amount", 0, MOST);
    console.fund(fen);
    var json = Json.object();
    fen.ifPresent(amount -> json.add("balance", amount));
    return json;
  }

  JsonObjectBuilder triggers(PlayRequest request) {
    if (!(request.json().get("statuses") instanceof JsonArray requested)) {
      throw PlayRequest.malformed("statuses is an array.");
    }
    var statuses =
        requested.stream().map(each -> status(each.toString())).collect(Collectors.toSet());
    console.trigger(statuses);
    return Json.object().add("statuses", requested);
  }

  private static Status status(String json) {
    return Arrays.stream(Status.values())
        .filter(status -> json.equals("\"" + status + "\""))
        .findFirst()
        .orElseThrow(
            () -> PlayRequest.malformed("A status is one of " + List.of(Status.values()) + "."));
  }

  JsonObjectBuilder rotation() {
    console.rotate();
    return Json.object().add("rotated", true);
  }

  JsonObjectBuilder trouble(PlayRequest request) {
    var kind =
        Troubles.Kind.of(request.requiredText("kind"))
            .filter(known -> known != Troubles.Kind.PROBE)
            .orElseThrow(() ->
                PlayRequest.malformed(
                    "kind is one of " + Troubles.Kind.all() + ", but not probe."));
    var method = request.requiredText("method");
    int times = request.number("times", 1, Troubles.LIMIT).orElse(1L).intValue();
    var delay = request.number("delayMillis", 0, Troubles.DELAY_LIMIT.toMillis()).orElse(10_000L);
    troubles.add(new Trouble(method::equals, kind, Duration.ofMillis(delay)), times);
    return Json.object().add("kind", kind.text()).add("method", method).add("times", times);
  }

  JsonObjectBuilder billTrouble(PlayRequest request) {
    var kind =
        BillTrouble.Kind.of(request.requiredText("kind"))
            .filter(known -> known != BillTrouble.Kind.STATE)
            .orElseThrow(() ->
                PlayRequest.malformed(
                    "kind is one of " + BillTrouble.Kind.all() + ", but not state."));
    var order = request.requiredText("order");
    if (!order.matches("[0-9a-zA-Z_]{1,64}")) {
      throw PlayRequest.malformed("order is a merchant order number.");
    }
    var trouble =
        bills.trouble(kind, order, request.text("refund"), request.number("amount", 1, MOST));
    return Json.object()
        .add("kind", kind.text())
        .add("outTradeNo", trouble.order())
        .add("amount", trouble.amount())
        .add("tradeNo", trouble.transaction());
  }
}
