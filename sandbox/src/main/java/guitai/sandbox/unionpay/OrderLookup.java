package guitai.sandbox.unionpay;

import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Refusal;
import java.util.List;

/// Finds orders, each under the ledger's lock.
record OrderLookup(Ledger<OrderState, Entry> ledger) {
  /// @throws Refusal if there is none
  Order latest(String order) {
    synchronized (ledger) {
      return ledger
          .books()
          .latest(order)
          .orElseThrow(() -> Refusal.of(404, "unknown-order", "No such order was made here."));
    }
  }

  Order known(String number) {
    synchronized (ledger) {
      return ledger.books().find(number).orElseThrow();
    }
  }

  List<Order> newest(int limit) {
    synchronized (ledger) {
      return ledger.books().newest(limit);
    }
  }
}
