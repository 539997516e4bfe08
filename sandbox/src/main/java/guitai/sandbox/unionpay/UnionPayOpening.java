package guitai.sandbox.unionpay;

import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.Control;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.PassiveSimulator;
import guitai.sandbox.simulator.SimulatorOpening;
import guitai.sandbox.simulator.Troubles;
import java.util.List;
import java.util.Map;

/// UnionPay's answers, put together for one journal.
record UnionPayOpening(Control control, Gateway gateway) {
  static final List<String> PATHS =
      List.of(
          "/gateway/api/appTransReq.do",
          "/gateway/api/frontTransReq.do",
          "/gateway/api/backTransReq.do",
          "/gateway/api/queryTrans.do",
          "/");

  static PassiveSimulator of(Merchant merchant, SimulatorOpening opening) {
    var ledger = Ledger.open(opening, new OrderState(), Entry::of, _ -> Notices.GAPS, _ -> false);
    var orders = new OrderLookup(ledger);
    return new PassiveSimulator(
        of(merchant, opening, ledger, orders)::handle,
        ledger.deliveries(),
        new Notices(merchant, orders, opening.surroundings()));
  }

  private static UnionPayOpening of(
      Merchant merchant,
      SimulatorOpening opening,
      Ledger<OrderState, Entry> ledger,
      OrderLookup orders) {
    var real = opening.surroundings().clock();
    var purchases = new Purchases(ledger, real);
    var returns = new Refunds(ledger, purchases, real);
    var troubles = new Troubles(opening.surroundings().pause());
    var ambiguous = new AmbiguousAnswers();
    var view = new OrderView(orders, ledger.deliveries());
    var plays = new Plays(ledger, new Payer(ledger), returns, troubles, ambiguous, view);
    return new UnionPayOpening(
        Control.of(merchant.credentials(), plays::play, view, ledger),
        new Gateway(
            merchant,
            Map.of(
                PATHS.get(0), purchases::order,
                PATHS.get(1), _ -> notOpened(),
                PATHS.get(2), returns::give,
                PATHS.get(3), purchases::query,
                PATHS.get(4), new SettlementFiles(ledger, merchant)::answer),
            troubles,
            ambiguous));
  }

  /// The merchant signed up for the app product (手机控件支付) only.
  private static Message notOpened() {
    throw new ApiError("32", "无此交易权限");
  }

  private Response handle(Request request) {
    try {
      return control.handle(request).orElseGet(() -> gateway.handle(request));
    } catch (RuntimeException e) {
      System.err.println("union-pay simulator: " + e);
      return Response.empty(500);
    }
  }
}
