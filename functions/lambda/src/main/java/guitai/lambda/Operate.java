package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.counter.RefundDesk;
import guitai.json.Json;
import guitai.order.HeldPayments;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.Orders;
import guitai.order.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// What an operator does: gives money back, sees what waits for a person, and asks why an order is
/// as it is.
public record Operate(Orders orders, RefundDesk desk, HeldPayments held)
    implements RequestStreamHandler {
  /// Of a token that may do so; the template asks for it at the gateway already.
  static final String SCOPE = "guitai/operator";

  private static final int PAGE = 25;

  public Operate() {
    this(Wiring.ofEnvironment());
  }

  private Operate(Wiring wiring) {
    this(wiring.orders(), wiring.refundDesk(), wiring.heldPayments());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Edge.serve(in, out, context, this::answer);
  }

  private HttpAnswer answer(HttpRequest request, Log.Line log) {
    if (!request.scoped(SCOPE)) {
      throw Problem.of(403, "operators-only", "The token has not the scope of an operator.");
    }
    return switch (request.route()) {
      case "POST /orders/{id}/refunds" -> refund(request, log);
      case "GET /held-payments" -> list(request);
      case "GET /orders/{id}/explanation" -> explain(request, log);
      default -> throw notFound();
    };
  }

  private HttpAnswer refund(HttpRequest request, Log.Line log) {
    var reserved = desk.refund(id(request), RefundRequest.wish(request));
    log.put("order", reserved.past().id().text()).put("refund", reserved.refund().number());
    return HttpAnswer.json(202, OperatorView.reserved(reserved));
  }

  private HttpAnswer list(HttpRequest request) {
    var page = held.page(request.queryParameter("after"), PAGE);
    var listed = Json.array();
    page.held().forEach(payment -> listed.add(OperatorView.held(payment)));
    var json = Json.object().add("held", listed);
    page.next().ifPresent(next -> json.add("next", next));
    return HttpAnswer.json(200, json.build());
  }

  private HttpAnswer explain(HttpRequest request, Log.Line log) {
    var past = orders.find(id(request));
    log.put("order", past.id().text());
    return past.order() instanceof Order.Known order
        ? HttpAnswer.json(200, Explanation.of(past, order))
        : HttpAnswer.of(notFound());
  }

  private static OrderId id(HttpRequest request) {
    return OrderId.parse(request.pathParameter("id")).orElseThrow(Operate::notFound);
  }

  private static Problem notFound() {
    return Problem.of(404, "not-found", "There is nothing at this address.");
  }
}
