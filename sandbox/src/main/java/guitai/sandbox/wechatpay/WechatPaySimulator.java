package guitai.sandbox.wechatpay;

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
import guitai.sandbox.simulator.Tickets;
import guitai.sandbox.simulator.Troubles;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// WeChat Pay on this machine, with the keys and the journal of one home directory.
public final class WechatPaySimulator implements Simulator {
  private final Merchant merchant;
  private final Journal journal;
  private final Courier courier = new Courier(Notifier.DEADLINE);
  private final Deliveries deliveries;
  private final Control control;
  private final CashierPage page;
  private final Api api;
  private final CompletableFuture<URI> self = new CompletableFuture<>();
  private final Server server;

  /// @param home the directory of keys and journals, created if it is missing
  /// @param port 0 for any free one
  /// @param self its address as browsers reach it; without a port, the actual one is added
  /// @throws RuntimeException if the port is taken, or the journal is in use or damaged
  public static WechatPaySimulator start(Path home, String host, int port, URI self) {
    var merchant = Merchant.at(home);
    var journal = Journal.open(home.resolve("wechat-pay").resolve("journal.jsonl"));
    try {
      return new WechatPaySimulator(merchant, journal, host, port, self);
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  private WechatPaySimulator(
      Merchant merchant, Journal journal, String host, int port, URI address) {
    this.merchant = merchant;
    this.journal = journal;
    var real = InstantSource.system();
    var clock = new MovableClock(real, journal);
    deliveries = new Deliveries(journal, clock, _ -> Notifier.GAPS);
    var ledger = new Ledger<>(new OrderState(), Entry::of, journal, clock, deliveries);
    merchant.rotation().keepIn(journal);
    journal.replay(entry -> {
      if (!clock.replay(entry) && !deliveries.replay(entry) && !merchant.rotation().replay(entry)) {
        ledger.replay(entry);
      }
    });
    var trades = new Trades(ledger);
    var payer = new Payer(ledger, trades);
    var signer = merchant.publicKey().name();
    var refunds = new Refunds(ledger, trades, signer);
    var console = new Console(ledger, refunds);
    var bills = new Bills(ledger, merchant, trades, payer);
    var troubles = new Troubles();
    var view = new OrderView(trades, deliveries);
    var plays = new Plays(merchant, payer, console, bills, troubles, view);
    control = new Control(merchant.credentials(), plays::play, view, deliveries, clock);
    page = new CashierPage(trades, payer, signer);
    var tickets = new Tickets(merchant.apiV3Key());
    api =
        new Api(
            new RequestAuthentication(merchant, real),
            List.of(
                new PaymentApi(merchant, trades, self::join)::at,
                new RefundApi(ledger, refunds)::at,
                new BillApi(ledger, bills, tickets, self::join)::at),
            troubles,
            real);
    server = Server.start(host, port, this::handle);
    self.complete(address.getPort() >= 0 ? address : URI.create(address + ":" + server.port()));
    deliveries.start(new Notifier(new Notices(merchant, trades, real), courier));
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

  @Override
  public int port() {
    return server.port();
  }

  /// [#credentials()] of a home whose simulator runs in another process, now or later. Missing keys
  /// are generated.
  public static JsonObject credentials(Path home) {
    return Merchant.at(home).credentials();
  }

  /// The configuration that WeChat Pay would issue to a merchant: `mchid`, `appids` by channel,
  /// `merchantSerial`, `merchantPrivateKey`, `apiV3Key`, `apiV2Key`, `publicKeyId`, `publicKey`,
  /// `platformSerial`, `platformCertificate`; keys and certificates are PEM.
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
