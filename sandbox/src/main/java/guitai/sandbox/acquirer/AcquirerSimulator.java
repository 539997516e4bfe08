package guitai.sandbox.acquirer;

import guitai.sandbox.apple.Device;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.http.Server;
import guitai.sandbox.simulator.Control;
import guitai.sandbox.simulator.Deliveries;
import guitai.sandbox.simulator.Journal;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.MovableClock;
import guitai.sandbox.simulator.Simulator;
import guitai.sandbox.simulator.Troubles;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// An acquirer, and a device with Apple Pay, with the keys and the journal of one home directory.
public final class AcquirerSimulator implements Simulator {
  private final Journal journal;
  private final Control control;
  private final Api api;
  private final Server server;

  /// @param home the directory of keys and journals, created if it is missing
  /// @param port 0 for any free one
  /// @throws RuntimeException if the port is taken, or the journal is in use or damaged
  public static AcquirerSimulator start(Path home, String host, int port) {
    var journal = Journal.open(home.resolve("acquirer").resolve("journal.jsonl"));
    try {
      return new AcquirerSimulator(home, journal, host, port);
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  private AcquirerSimulator(Path home, Journal journal, String host, int port) {
    this.journal = journal;
    var clock = new MovableClock(InstantSource.system(), journal);
    var noDeliveries = new Deliveries(journal, clock, _ -> List.of());
    var ledger = new Ledger<>(new AuthorizationState(), Entry::of, journal, clock, noDeliveries);
    journal.replay(entry -> {
      if (!clock.replay(entry)) {
        ledger.replay(entry);
      }
    });
    var troubles = new Troubles();
    var decisions = new AcquirerDecisions(ledger);
    var view = new OrderView(ledger);
    var plays = new Plays(new Device(home, InstantSource.system()), decisions, view, troubles);
    control = new Control(credentials(home), plays::play, view, noDeliveries, clock);
    api = new Api(Account.at(home), decisions, troubles);
    server = Server.start(host, port, this::handle);
  }

  private Response handle(Request request) {
    return control
        .handle(request)
        .or(() -> api.handle(request))
        .orElseGet(() -> Response.empty(404));
  }

  @Override
  public int port() {
    return server.port();
  }

  /// The configuration that the acquirer would issue to a merchant, `account` and `key`, and the
  /// one that Apple would issue: `merchantId`, and `merchantKeys`, which decrypt tokens. Missing
  /// keys are generated.
  public static JsonObject credentials(Path home) {
    return Account.credentials(home);
  }

  @Override
  public void close() {
    server.close();
    journal.close();
  }
}
