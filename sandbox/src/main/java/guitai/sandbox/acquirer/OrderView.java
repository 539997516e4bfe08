package guitai.sandbox.acquirer;

import guitai.json.Json;
import guitai.sandbox.simulator.Control;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Refusal;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/// Authorizations and refunds as `GET /simulate/orders` and the plays show them.
record OrderView(Ledger<AuthorizationState, Entry> ledger) implements Control.OrderViews {
  @Override
  public JsonObjectBuilder latest(String order) {
    synchronized (ledger) {
      return order(known(order));
    }
  }

  @Override
  public List<JsonObjectBuilder> newest(int limit) {
    synchronized (ledger) {
      return ledger.books().newest(limit).stream().map(this::order).toList();
    }
  }

  Authorization known(String order) {
    return ledger
        .books()
        .latest(order)
        .orElseThrow(() -> Refusal.of(404, "unknown-order", "The acquirer has no request for it."));
  }

  private JsonObjectBuilder order(Authorization authorization) {
    var refunds = Json.array();
    var json =
        Json.object()
            .add("orderId", authorization.number())
            .add("state", authorization.state().text())
            .add("at", Control.time(authorization.at()))
            .add("paid", authorization.taken().isPresent());
    authorization.code().ifPresent(code -> json.add("code", code));
    authorization
        .taken()
        .ifPresent(taken -> {
          json.add("payment", taken.payment()).add("amount", taken.amount().minorUnits());
          ledger.books().refundsOf(taken.payment()).forEach(each -> refunds.add(refund(each)));
        });
    return json.add("refunds", refunds);
  }

  static JsonObjectBuilder refund(Refund refund) {
    return Json.object()
        .add("number", refund.number())
        .add("amount", refund.amount().minorUnits())
        .add("done", refund.refused().isEmpty())
        .add("at", Control.time(refund.at()));
  }
}
