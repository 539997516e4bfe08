package guitai.sandbox.wechatpay;

import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.Control;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.PassiveSimulator;
import guitai.sandbox.simulator.SimulatorOpening;
import guitai.sandbox.simulator.Tickets;
import guitai.sandbox.simulator.Troubles;
import java.util.List;

/// WeChat Pay's answers, put together for one journal.
record WechatPayOpening(Control control, CashierPage page, Api api) {
  static PassiveSimulator of(Merchant merchant, SimulatorOpening opening) {
    var ledger =
        Ledger.open(
            opening, new OrderState(), Entry::of, _ -> Notifier.GAPS, merchant.rotation()::replay);
    var trades = new Trades(ledger);
    var surroundings = opening.surroundings();
    return new PassiveSimulator(
        of(merchant, opening, ledger, trades)::handle,
        ledger.deliveries(),
        new Notifier(new Notices(merchant, trades, surroundings), surroundings));
  }

  private static WechatPayOpening of(
      Merchant merchant,
      SimulatorOpening opening,
      Ledger<OrderState, Entry> ledger,
      Trades trades) {
    var payer = new Payer(ledger, trades);
    var signer = merchant.publicKey().name();
    var refunds = new Refunds(ledger, trades, signer);
    var bills = new Bills(ledger, merchant, trades, payer);
    var surroundings = opening.surroundings();
    var troubles = new Troubles(surroundings.pause());
    var view = new OrderView(trades, ledger.deliveries());
    var console = new Console(ledger, refunds);
    var plays = new Plays(merchant, payer, console, bills, troubles, view);
    return new WechatPayOpening(
        Control.of(merchant.credentials(), plays::play, view, ledger),
        new CashierPage(trades, payer, signer),
        new Api(
            new RequestAuthentication(merchant, surroundings.clock()),
            List.of(
                new PaymentApi(merchant, trades, opening.self())::at,
                new RefundApi(ledger, refunds)::at,
                new BillApi(ledger, bills, new Tickets(merchant.apiV3Key()), opening.self())::at),
            troubles,
            surroundings));
  }

  private Response handle(Request request) {
    try {
      return control
          .handle(request)
          .or(() -> page.handle(request))
          .orElseGet(() -> api.handle(request));
    } catch (ApiError e) {
      return e.response();
    } catch (RuntimeException e) {
      System.err.println("wechat-pay simulator: " + e);
      return ApiError.of(500, "SYSTEM_ERROR", "系统异常，请用相同参数重试").response();
    }
  }
}
