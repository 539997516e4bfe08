package guitai.local;

import guitai.local.gateway.Cors;
import guitai.local.gateway.Gateway;
import guitai.local.http.Problems;
import guitai.local.page.ApiReference;
import guitai.local.page.ApplePayEndpoint;
import guitai.local.page.Page;
import guitai.local.page.PaymentEndpoint;
import guitai.local.page.QrCode;
import guitai.local.secrets.SecretsExtension;
import guitai.local.tokens.TokenEndpoint;
import guitai.problem.Problem;
import guitai.sandbox.http.Handler;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The store's one address: the page, the local routes, and behind them the gateway.
final class StoreServer implements Handler {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final CompletableFuture<Endpoints> endpoints = new CompletableFuture<>();
  private final Page page = new Page();
  private final ApiReference reference = new ApiReference();
  private final QrCode qrCode = new QrCode();
  private final SecretsExtension secrets;
  private final TrustedCallers callers;

  StoreServer(SecretsExtension secrets, TrustedCallers callers) {
    this.secrets = secrets;
    this.callers = callers;
  }

  /// The handlers that exist only once everything has started.
  record Endpoints(
      Gateway gateway,
      Cors cors,
      TokenEndpoint tokens,
      ClockEndpoint clock,
      PaymentEndpoint payment,
      ApplePayEndpoint applePay) {}

  void open(Endpoints opened) {
    endpoints.complete(opened);
  }

  @Override
  public Response handle(Request request) throws InterruptedException {
    return switch (request.method() + " " + request.path()) {
      case "GET /health" ->
          endpoints.isDone()
              ? Response.json(200, "{\"status\":\"open\"}")
              : Response.json(503, "{\"status\":\"opening\"}");
      case "GET " + SecretsExtension.PATH ->
          callers.admit(request) ? secrets.handle(request) : Response.empty(403);
      case "GET /local/qr" -> qrCode.handle(request);
      default -> {
        if (page.serves(request)) {
          yield page.handle(request);
        }
        yield reference.serves(request) ? reference.handle(request) : served(request);
      }
    };
  }

  /// A request that comes while the store opens waits a moment.
  private Response served(Request request) throws InterruptedException {
    try {
      return served(endpoints.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS), request);
    } catch (TimeoutException | ExecutionException e) {
      return Problems.response(
          Problem.later(503, "opening", "The store is opening.", Duration.ofSeconds(1)));
    }
  }

  private static Response served(Endpoints endpoints, Request request) throws InterruptedException {
    return switch (request.method() + " " + request.path()) {
      case "POST /local/tokens" -> endpoints.tokens().handle(request);
      case "POST /local/clock" -> endpoints.clock().handle(request);
      case "POST /local/pay" -> endpoints.payment().handle(request);
      case "POST /local/apple-pay" -> endpoints.applePay().handle(request);
      default -> endpoints.cors().handle(request, endpoints.gateway()::handle);
    };
  }
}
