package guitai.local;

import guitai.local.gateway.Gateway;
import guitai.local.http.Handler;
import guitai.local.http.Problems;
import guitai.local.http.Request;
import guitai.local.http.Response;
import guitai.local.page.Page;
import guitai.local.page.PayDesk;
import guitai.local.page.QrCode;
import guitai.local.secrets.SecretDesk;
import guitai.local.tokens.TokenDesk;
import guitai.order.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The store's one address: the page, this machine's own routes, and behind them the gateway.
final class Front implements Handler {
  private final AtomicReference<Optional<Counter>> counter =
      new AtomicReference<>(Optional.empty());
  private final Page page = new Page();
  private final QrCode qrCode = new QrCode();
  private final SecretDesk secrets;
  private final Neighbours neighbours;

  Front(SecretDesk secrets, Neighbours neighbours) {
    this.secrets = secrets;
    this.neighbours = neighbours;
  }

  /// What is there only once everything is up.
  record Counter(Gateway gateway, TokenDesk tokens, PayDesk pay) {}

  void open(Counter opened) {
    counter.set(Optional.of(opened));
  }

  @Override
  public Response handle(Request request) throws InterruptedException {
    var opened = counter.get();
    return switch (request.method() + " " + request.path()) {
      case "GET /health" ->
          opened.isPresent()
              ? Response.json(200, "{\"status\":\"open\"}")
              : Response.json(503, "{\"status\":\"opening\"}");
      case "GET " + SecretDesk.PATH ->
          neighbours.admit(request) ? secrets.handle(request) : Response.empty(403);
      case "GET /local/qr" -> qrCode.handle(request);
      default ->
          page.serves(request)
              ? page.handle(request)
              : opened.isPresent() ? served(opened.get(), request) : opening();
    };
  }

  private static Response served(Counter counter, Request request) throws InterruptedException {
    return switch (request.method() + " " + request.path()) {
      case "POST /local/tokens" -> counter.tokens().handle(request);
      case "POST /local/pay" -> counter.pay().handle(request);
      default -> counter.gateway().handle(request);
    };
  }

  private static Response opening() {
    return Problems.response(
        Problem.later(503, "opening", "The store is opening.", Duration.ofSeconds(1)));
  }
}
