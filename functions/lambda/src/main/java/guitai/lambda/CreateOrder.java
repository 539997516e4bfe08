package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.checkout.Checkout;
import guitai.checkout.OpenedAttempt;
import guitai.checkout.OrderCancellation;
import guitai.order.OrderId;
import guitai.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// What a customer does with an order: places it, tries another way to pay it, takes it back.
public record CreateOrder(Checkout checkout, OrderCancellation cancellation)
    implements RequestStreamHandler {
  public CreateOrder() {
    this(Wiring.ofEnvironment());
  }

  private CreateOrder(Wiring wiring) {
    this(wiring.checkout(), wiring.cancellation());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Edge.serve(in, out, context, this::answer);
  }

  private HttpAnswer answer(HttpRequest request, Log.Line log) {
    return switch (request.route()) {
      case "POST /orders" -> payable(checkout.place(OrderRequest.purchase(request)), log);
      case "POST /orders/{id}/attempts" ->
          payable(
              checkout.attempt(id(request), request.customer(), OrderRequest.choice(request)), log);
      case "POST /orders/{id}/cancellation" -> cancel(request, log);
      default -> throw Problem.notFound();
    };
  }

  private static HttpAnswer payable(OpenedAttempt payable, Log.Line log) {
    log.put("order", payable.past().id().text());
    int status = payable.instructions().isPresent() ? 201 : 200;
    return HttpAnswer.json(status, OrderView.toPay(payable));
  }

  private HttpAnswer cancel(HttpRequest request, Log.Line log) {
    var past = cancellation.cancel(id(request), request.customer());
    log.put("order", past.id().text());
    return OrderView.answer(past);
  }

  private static OrderId id(HttpRequest request) {
    return OrderId.parse(request.pathParameter("id")).orElseThrow(Problem::notFound);
  }
}
