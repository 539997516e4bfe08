package guitai.sandbox.appstore;

import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.Control;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.PassiveSimulator;
import guitai.sandbox.simulator.SimulatorOpening;
import guitai.sandbox.simulator.Surroundings;
import guitai.sandbox.simulator.Troubles;
import java.net.URI;

/// The App Store's answers, put together for one journal.
record AppStoreOpening(Control control, OcspResponder responder, Api api) {
  static PassiveSimulator of(AppStoreAccount account, SimulatorOpening opening, URI notifications) {
    var surroundings = opening.surroundings();
    var ledger =
        Ledger.open(
            opening,
            new TransactionState(),
            Entry::of,
            _ -> account.environment().gaps(),
            _ -> false);
    var signer = account.merchant().signer().with(surroundings.random());
    return new PassiveSimulator(
        of(account, surroundings, ledger, signer)::handle,
        ledger.deliveries(),
        new NotificationSender(ledger, signer, notifications, surroundings));
  }

  private static AppStoreOpening of(
      AppStoreAccount account,
      Surroundings surroundings,
      Ledger<TransactionState, Entry> ledger,
      NotificationSigner signer) {
    var real = surroundings.clock();
    var environment = account.environment();
    var deliveries = ledger.deliveries();
    var publisher = new NotificationPublisher(ledger, signer, real);
    var purchases = new Purchases(ledger, publisher);
    var subscriptions = new Subscriptions(ledger, purchases, publisher);
    var troubles = new Troubles(surroundings.pause());
    var view = new TransactionView(ledger, publisher, deliveries);
    var responder = new OcspResponder(account.issuers(), account.leaf(), ledger, surroundings);
    var plays = new Plays(purchases, subscriptions, publisher, responder, troubles, view);
    return new AppStoreOpening(
        Control.of(account.credentials(), plays::play, view, ledger),
        responder,
        new Api(
            new BearerCheck(account.merchant(), real),
            ledger,
            publisher,
            new TransactionHistory(ledger, publisher, environment),
            new NotificationHistory(ledger, deliveries, environment, real),
            troubles,
            real));
  }

  private Response handle(Request request) {
    try {
      return control
          .handle(request)
          .or(() -> responder.handle(request))
          .orElseGet(() -> api.handle(request));
    } catch (RuntimeException e) {
      System.err.println("app-store simulator: " + e);
      return Response.empty(500);
    }
  }
}
