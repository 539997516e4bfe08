package guitai.sandbox.alipay;

import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.Control;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.PassiveSimulator;
import guitai.sandbox.simulator.SimulatorOpening;
import guitai.sandbox.simulator.Tickets;
import guitai.sandbox.simulator.Troubles;

/// Alipay's answers, put together for one journal.
record AlipayOpening(Control control, Gateway gateway, CashierPage page, Bills bills) {
  static PassiveSimulator of(Merchant merchant, SimulatorOpening opening) {
    var ledger =
        Ledger.open(
            opening,
            new OrderState(),
            EntryJson::read,
            callback -> CallbackSubject.of(callback.order()).gaps(),
            _ -> false);
    var trades = new Trades(ledger);
    return new PassiveSimulator(
        of(merchant, opening, ledger, trades)::handle,
        ledger.deliveries(),
        new Notifier(
            new Notices(merchant, trades, new AgreementNotices(ledger)), opening.surroundings()));
  }

  private static AlipayOpening of(
      Merchant merchant,
      SimulatorOpening opening,
      Ledger<OrderState, Entry> ledger,
      Trades trades) {
    var payer = new Payer(ledger, trades);
    var refunds = new Refunds(ledger, trades);
    var console = new Console(ledger, refunds);
    var tickets = new Tickets(merchant.ticketSecret());
    var authentication = new RequestAuthentication(merchant);
    var troubles = new Troubles(opening.surroundings().pause());
    var bills = new Bills(ledger, merchant, trades, tickets, opening.self());
    var page = new CashierPage(authentication, merchant, trades, payer, tickets, opening.self());
    var view = new OrderView(trades, ledger.deliveries());
    var wallet = new Wallet(merchant, authentication, trades);
    var account = new AccountPlays(console, bills, troubles);
    var plays = new Plays(wallet, payer, console, account, view);
    return new AlipayOpening(
        Control.of(merchant.credentials(), plays::play, view, ledger),
        new Gateway(
            authentication,
            merchant,
            new Certificates(merchant, ledger),
            new TradeCalls(merchant, trades, refunds),
            new RefundCalls(trades, refunds),
            bills,
            page,
            troubles),
        page,
        bills);
  }

  private Response handle(Request request) {
    return control
        .handle(request)
        .or(() -> gateway.handle(request))
        .or(() -> page.handle(request))
        .or(() -> bills.handle(request))
        .orElseGet(() -> Response.empty(404));
  }
}
