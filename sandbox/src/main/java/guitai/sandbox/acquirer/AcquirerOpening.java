package guitai.sandbox.acquirer;

import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.Control;
import guitai.sandbox.simulator.Deliveries.Outcome;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.PassiveSimulator;
import guitai.sandbox.simulator.SimulatorOpening;
import guitai.sandbox.simulator.Troubles;
import java.util.List;

/// The acquirer's answers, put together for one journal. It sends no callbacks.
record AcquirerOpening(Control control, Api api) {
  private static final Outcome NEVER = new Outcome(true, "no callback");

  static PassiveSimulator of(AcquirerAccount account, SimulatorOpening opening) {
    var ledger =
        Ledger.open(opening, new AuthorizationState(), Entry::of, _ -> List.of(), _ -> false);
    var troubles = new Troubles(opening.surroundings().pause());
    var decisions = new AcquirerDecisions(ledger);
    var view = new OrderView(ledger);
    var device = account.device().on(opening.surroundings());
    var plays = new Plays(device, decisions, view, troubles);
    var answers =
        new AcquirerOpening(
            Control.of(account.credentials(), plays::play, view, ledger),
            new Api(account.account(), decisions, troubles));
    return new PassiveSimulator(answers::handle, ledger.deliveries(), _ -> NEVER);
  }

  private Response handle(Request request) {
    return control
        .handle(request)
        .or(() -> api.handle(request))
        .orElseGet(() -> Response.empty(404));
  }
}
