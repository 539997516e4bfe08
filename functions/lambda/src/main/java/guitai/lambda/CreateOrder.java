package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.counter.Checkout;
import guitai.order.Order;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// `POST /orders`: places an order and answers with what the customer needs to pay it.
public record CreateOrder(Checkout checkout) implements RequestStreamHandler {
  public CreateOrder() {
    this(Wiring.ofEnvironment().checkout());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Edge.serve(in, out, context, this::answer);
  }

  private HttpAnswer answer(HttpRequest request, Log.Line log) {
    var past = checkout.place(OrderRequest.read(request));
    log.put("order", past.id().text());
    if (!(past.order() instanceof Order.Known order)) {
      throw new IllegalStateException("an order that was placed is known");
    }
    int status = OrderView.payment(order).isPresent() ? 201 : 200;
    return HttpAnswer.json(status, OrderView.toPay(past, order));
  }
}
