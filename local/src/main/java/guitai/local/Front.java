package guitai.local;

import guitai.local.gateway.Gateway;
import guitai.local.http.Problems;
import guitai.local.page.Page;
import guitai.local.page.PayDesk;
import guitai.local.page.QrCode;
import guitai.local.page.SheetDesk;
import guitai.local.secrets.SecretDesk;
import guitai.local.tokens.TokenDesk;
import guitai.order.Problem;
import guitai.sandbox.http.Handler;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The store's one address: the page, this machine's own routes, and behind them the gateway.
final class Front implements Handler {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final CompletableFuture<Counter> counter = new CompletableFuture<>();
  private final Page page = new Page();
  private final QrCode qrCode = new QrCode();
  private final SecretDesk secrets;
  private final Neighbours neighbours;

  Front(SecretDesk secrets, Neighbours neighbours) {
    this.secrets = secrets;
    this.neighbours = neighbours;
  }

  /// What is there only once everything is up.
  record Counter(Gateway gateway, TokenDesk tokens, PayDesk pay, SheetDesk sheet) {}

  void open(Counter opened) {
    counter.complete(opened);
  }

  @Override
  public Response handle(Request request) throws InterruptedException {
    return switch (request.method() + " " + request.path()) {
      case "GET /health" ->
          counter.isDone()
              ? Response.json(200, "{\"status\":\"open\"}")
              : Response.json(503, "{\"status\":\"opening\"}");
      case "GET " + SecretDesk.PATH ->
          neighbours.admit(request) ? secrets.handle(request) : Response.empty(403);
      case "GET /local/qr" -> qrCode.handle(request);
      default -> page.serves(request) ? page.handle(request) : served(request);
    };
  }

  /// Whoever comes while the store opens waits a moment.
  private Response served(Request request) throws InterruptedException {
    try {
      return served(counter.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS), request);
    } catch (TimeoutException | ExecutionException e) {
      return Problems.response(
          Problem.later(503, "opening", "The store is opening.", Duration.ofSeconds(1)));
    }
  }

  private static Response served(Counter counter, Request request) throws InterruptedException {
    return switch (request.method() + " " + request.path()) {
      case "POST /local/tokens" -> counter.tokens().handle(request);
      case "POST /local/pay" -> counter.pay().handle(request);
      case "POST /local/apple-pay" -> counter.sheet().handle(request);
      default -> counter.gateway().handle(request);
    };
  }
}
