package guitai.sandbox.alipay;

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
import java.util.concurrent.CompletableFuture;

/// Alipay on this machine, with the keys and the journal of one home directory.
public final class AlipaySimulator implements Simulator {
  private final Merchant merchant;
  private final Journal journal;
  private final Courier courier = new Courier(Notifier.DEADLINE);
  private final Deliveries deliveries;
  private final Control control;
  private final Gateway gateway;
  private final CashierPage page;
  private final Bills bills;
  private final CompletableFuture<URI> self = new CompletableFuture<>();
  private final Server server;

  /// @param home the directory of keys and journals, created if it is missing
  /// @param port 0 for any free one
  /// @param self its address as browsers reach it; without a port, the actual one is added
  /// @throws RuntimeException if the port is taken, or the journal is in use or damaged
  public static AlipaySimulator start(Path home, String host, int port, URI self) {
    var merchant = Merchant.at(home);
    var journal = Journal.open(home.resolve("alipay").resolve("journal.jsonl"));
    try {
      return new AlipaySimulator(merchant, journal, host, port, self);
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  private AlipaySimulator(Merchant merchant, Journal journal, String host, int port, URI address) {
    this.merchant = merchant;
    this.journal = journal;
    var clock = new MovableClock(InstantSource.system(), journal);
    deliveries =
        new Deliveries(journal, clock, callback -> CallbackSubject.of(callback.order()).gaps());
    var ledger = new Ledger<>(new OrderState(), EntryJson::read, journal, clock, deliveries);
    journal.replay(entry -> {
      if (!clock.replay(entry) && !deliveries.replay(entry)) {
        ledger.replay(entry);
      }
    });
    var trades = new Trades(ledger);
    var payer = new Payer(ledger, trades);
    var refunds = new Refunds(ledger, trades);
    var tickets = new Tickets(merchant.ticketSecret());
    var authentication = new RequestAuthentication(merchant);
    var troubles = new Troubles();
    bills = new Bills(ledger, merchant, trades, tickets, self::join);
    page = new CashierPage(authentication, merchant, trades, payer, tickets, self::join);
    gateway =
        new Gateway(
            authentication,
            merchant,
            new Certificates(merchant, ledger),
            new TradeCalls(merchant, trades, refunds),
            new RefundCalls(trades, refunds),
            bills,
            page,
            troubles);
    var view = new OrderView(trades, deliveries);
    var console = new Console(ledger, refunds);
    var plays =
        new Plays(
            new Wallet(merchant, authentication, trades),
            payer,
            console,
            new AccountPlays(console, bills, troubles),
            view);
    control = new Control(merchant.credentials(), plays::play, view, deliveries, clock);
    server = Server.start(host, port, this::handle);
    self.complete(address.getPort() >= 0 ? address : URI.create(address + ":" + server.port()));
    var notices = new Notices(merchant, trades, new AgreementNotices(ledger));
    deliveries.start(new Notifier(notices, courier));
  }

  private Response handle(Request request) {
    return control
        .handle(request)
        .or(() -> gateway.handle(request))
        .or(() -> page.handle(request))
        .or(() -> bills.handle(request))
        .orElseGet(() -> Response.empty(404));
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

  /// The configuration that Alipay would issue to a merchant, or a merchant would create for
  /// Alipay: `appId`, `sellerId`, `appPrivateKey`, `appPublicKey`, `alipayPublicKey`, and for
  /// certificate mode `appCertificate`, `alipayCertificate`, `alipayRootCertificate`; keys and
  /// certificates are PEM.
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
