package guitai.sandbox.appstore;

import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.http.Server;
import guitai.sandbox.simulator.Control;
import guitai.sandbox.simulator.Courier;
import guitai.sandbox.simulator.Deliveries;
import guitai.sandbox.simulator.Journal;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.MovableClock;
import guitai.sandbox.simulator.Simulator;
import guitai.sandbox.simulator.Troubles;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/// The App Store on this machine, or its sandbox, with the keys and the journal of one home
/// directory.
public final class AppStoreSimulator implements Simulator {
  private final Journal journal;
  private final Courier courier = new Courier(NotificationSender.DEADLINE);
  private final Deliveries deliveries;
  private final Control control;
  private final OcspResponder responder;
  private final Api api;
  private final Server server;

  /// @param home the directory of keys and journals, created if it is missing
  /// @param port 0 for any free one
  /// @param merchant the address configured for the app's notifications
  /// @throws RuntimeException if the port is taken, or the journal is in use or damaged
  public static AppStoreSimulator start(
      Path home, StoreEnvironment environment, String host, int port, URI merchant) {
    var known = Merchant.at(home, environment);
    var keys = Keys.at(home);
    var journal = Journal.open(home.resolve(environment.directory()).resolve("journal.jsonl"));
    try {
      return new AppStoreSimulator(known, keys, environment, journal, host, port, merchant);
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  private AppStoreSimulator(
      Merchant merchant,
      Keys keys,
      StoreEnvironment environment,
      Journal journal,
      String host,
      int port,
      URI notifications) {
    this.journal = journal;
    var real = InstantSource.system();
    var clock = new MovableClock(real, journal);
    deliveries = new Deliveries(journal, clock, _ -> environment.gaps());
    var ledger = new Ledger<>(new TransactionState(), Entry::of, journal, clock, deliveries);
    journal.replay(entry -> {
      if (!clock.replay(entry) && !deliveries.replay(entry)) {
        ledger.replay(entry);
      }
    });
    var publisher = new NotificationPublisher(ledger, merchant.signer(), real);
    var purchases = new Purchases(ledger, publisher);
    var subscriptions = new Subscriptions(ledger, purchases, publisher);
    var troubles = new Troubles();
    var view = new TransactionView(ledger, publisher, deliveries);
    responder = OcspResponder.of(keys, ledger, real);
    var plays = new Plays(purchases, subscriptions, publisher, responder, troubles, view);
    control = new Control(merchant.credentials(), plays::play, view, deliveries, clock);
    api =
        new Api(
            new BearerCheck(merchant, real),
            ledger,
            publisher,
            new TransactionHistory(ledger, publisher, environment),
            new NotificationHistory(ledger, deliveries, environment, real),
            troubles,
            real);
    server = Server.start(host, port, this::handle);
    deliveries.start(new NotificationSender(ledger, merchant.signer(), notifications, courier));
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

  @Override
  public int port() {
    return server.port();
  }

  /// The configuration that App Store Connect would issue to a merchant: `bundleId`, `appAppleId`,
  /// `environment`, `issuerId`, `keyId`, `privateKey`; and `rootCertificate`, the root to trust
  /// here instead of Apple's. Missing keys are generated. In the sandbox only the environment
  /// differs.
  public static JsonObject credentials(Path home) {
    return Merchant.at(home, StoreEnvironment.PRODUCTION).credentials();
  }

  @Override
  public void close() {
    deliveries.close();
    server.close();
    courier.close();
    journal.close();
  }
}
