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

/// The App Store on this machine, or its sandbox, with the keys and books of one home directory.
public final class AppStoreSimulator implements Simulator {
  private final Journal journal;
  private final Courier courier = new Courier(Notices.DEADLINE);
  private final Deliveries deliveries;
  private final Control control;
  private final Responder responder;
  private final Api api;
  private final Server server;

  /// @param home where keys and books are kept, made where it isn't there
  /// @param port 0 for any free one
  /// @param merchant the address that is entered for the app's notifications
  /// @throws RuntimeException where the port is taken, or the books are in use or damaged
  public static AppStoreSimulator start(
      Path home, Place place, String host, int port, URI merchant) {
    var known = Merchant.at(home, place);
    var keys = Keys.at(home);
    var journal = Journal.open(home.resolve(place.directory()).resolve("journal.jsonl"));
    try {
      return new AppStoreSimulator(known, keys, place, journal, host, port, merchant);
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  private AppStoreSimulator(
      Merchant merchant,
      Keys keys,
      Place place,
      Journal journal,
      String host,
      int port,
      URI notifications) {
    this.journal = journal;
    var real = InstantSource.system();
    var clock = new MovableClock(real, journal);
    deliveries = new Deliveries(journal, clock, _ -> place.gaps());
    var ledger = new Ledger<>(new Books(), Entry::of, journal, clock, deliveries);
    journal.replay(entry -> {
      if (!clock.replay(entry) && !deliveries.replay(entry)) {
        ledger.replay(entry);
      }
    });
    var counter = new Counter(ledger, merchant.press(), real);
    var purchases = new Purchases(ledger, counter);
    var subscriptions = new Subscriptions(ledger, purchases, counter);
    var troubles = new Troubles();
    var told = new Told(ledger, counter, deliveries);
    responder = Responder.of(keys, ledger, real);
    var plays = new Plays(purchases, subscriptions, counter, responder, troubles, told);
    control = new Control(merchant.credentials(), plays::play, told, deliveries, clock);
    api =
        new Api(
            new Bearer(merchant, real),
            ledger,
            counter,
            new Histories(ledger, counter, place),
            new NotificationHistory(ledger, deliveries, place, real),
            troubles,
            real);
    server = Server.start(host, port, this::handle);
    deliveries.start(new Notices(ledger, merchant.press(), notifications, courier));
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

  /// What a merchant would get from App Store Connect: `bundleId`, `appAppleId`, `environment`,
  /// `issuerId`, `keyId`, `privateKey`; and whom to trust here instead of Apple: `rootCertificate`.
  /// The keys are made here where they aren't there yet. In the sandbox all but the environment is
  /// the same.
  public static JsonObject credentials(Path home) {
    return Merchant.at(home, Place.PRODUCTION).credentials();
  }

  @Override
  public void close() {
    deliveries.close();
    server.close();
    courier.close();
    journal.close();
  }
}
