package guitai.sandbox.unionpay;

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
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// UnionPay's gateway on this machine, with the keys and the journal of one home directory.
public final class UnionPaySimulator implements Simulator {
  static final List<String> PATHS =
      List.of(
          "/gateway/api/appTransReq.do",
          "/gateway/api/frontTransReq.do",
          "/gateway/api/backTransReq.do",
          "/gateway/api/queryTrans.do",
          "/");

  private final Merchant merchant;
  private final Journal journal;
  private final Courier courier = new Courier(Notices.DEADLINE);
  private final Deliveries deliveries;
  private final Control control;
  private final Gateway gateway;
  private final Server server;

  /// @param home the directory of keys and journals, created if it is missing
  /// @param port 0 for any free one
  /// @throws RuntimeException if the port is taken, or the journal is in use or damaged
  public static UnionPaySimulator start(Path home, String host, int port) {
    var merchant = Merchant.at(home);
    var journal = Journal.open(home.resolve("union-pay").resolve("journal.jsonl"));
    try {
      return new UnionPaySimulator(merchant, journal, host, port);
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  private UnionPaySimulator(Merchant merchant, Journal journal, String host, int port) {
    this.merchant = merchant;
    this.journal = journal;
    var real = InstantSource.system();
    var clock = new MovableClock(real, journal);
    deliveries = new Deliveries(journal, clock, _ -> Notices.GAPS);
    var ledger = new Ledger<>(new OrderState(), Entry::of, journal, clock, deliveries);
    journal.replay(entry -> {
      if (!clock.replay(entry) && !deliveries.replay(entry)) {
        ledger.replay(entry);
      }
    });
    var orders = new OrderLookup(ledger);
    var purchases = new Purchases(ledger, real);
    var returns = new Refunds(ledger, purchases, real);
    var troubles = new Troubles();
    var ambiguous = new AmbiguousAnswers();
    var view = new OrderView(orders, deliveries);
    var plays = new Plays(ledger, new Payer(ledger), returns, troubles, ambiguous, view);
    control = new Control(merchant.credentials(), plays::play, view, deliveries, clock);
    gateway =
        new Gateway(
            merchant,
            Map.of(
                PATHS.get(0), purchases::order,
                PATHS.get(1), _ -> notOpened(),
                PATHS.get(2), returns::give,
                PATHS.get(3), purchases::query,
                PATHS.get(4), new SettlementFiles(ledger, merchant)::answer),
            troubles,
            ambiguous);
    server = Server.start(host, port, this::handle);
    deliveries.start(new Notices(merchant, orders, courier));
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

  @Override
  public int port() {
    return server.port();
  }

  /// [#credentials()] of a home whose simulator runs in another process, now or later. Missing keys
  /// are generated.
  public static JsonObject credentials(Path home) {
    return Merchant.at(home).credentials();
  }

  /// The configuration that UnionPay would issue to a merchant: `merId`, `certificate`,
  /// `privateKey`; and the certificates to trust here instead of UnionPay's: `rootCertificate`,
  /// `issuerCertificate`. All PEM.
  public JsonObject credentials() {
    return merchant.credentials();
  }

  @Override
  public void close() {
    deliveries.close();
    server.close();
    courier.close();
    journal.close();
  }
}
