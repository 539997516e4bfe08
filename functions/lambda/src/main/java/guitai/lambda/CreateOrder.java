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

/// Customer API for orders: place an order (下单), open another attempt to pay it, cancel it.
public record CreateOrder(
    Checkout checkout, OrderCancellation cancellation, ClientAddress clients, Log log)
    implements RequestStreamHandler {
  public CreateOrder() {
    this(Wiring.ofEnvironment());
  }

  private CreateOrder(Wiring wiring) {
    this(wiring.checkout(), wiring.cancellation(), wiring.clients(), wiring.log());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Edge.serve(in, out, context, log, this::answer);
  }

  private HttpAnswer answer(HttpRequest request, Log.Line log) {
    return switch (request.route()) {
      case "POST /orders" ->
          payable(request, checkout.place(OrderRequest.purchase(request, clients)), log);
      case "POST /orders/{id}/attempts" ->
          payable(
              request,
              checkout.attempt(
                  id(request), request.customer(), OrderRequest.choice(request, clients)),
              log);
      case "POST /orders/{id}/cancellation" -> cancel(request, log);
      default -> throw Problem.notFound();
    };
  }

  private static HttpAnswer payable(HttpRequest request, OpenedAttempt payable, Log.Line log) {
    var id = payable.past().id();
    log.put("order", id.text());
    var order = OrderView.toPay(payable);
    return payable.instructions().isPresent()
        ? HttpAnswer.json(201, order).at(request.pathOfOrder(id.text()))
        : HttpAnswer.json(200, order);
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
