package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.bytes.Bytes;
import guitai.checkout.PaymentAuthorization;
import guitai.order.OrderId;
import guitai.problem.Problem;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/// Takes the Apple Pay token that a customer's device made for an order, and charges it. This is
/// the only function that may read the keys that decrypt tokens.
public record AuthorizePayment(PaymentAuthorization authorizing, Log log)
    implements RequestStreamHandler {
  private static final String FIELD = "token";

  public AuthorizePayment() {
    this(Wiring.ofEnvironment());
  }

  private AuthorizePayment(Wiring wiring) {
    this(wiring.authorizing(), wiring.log());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Edge.serve(in, out, context, log, this::answer);
  }

  private HttpAnswer answer(HttpRequest request, Log.Line log) {
    return switch (request.route()) {
      case "POST /orders/{id}/authorization" -> authorize(request, log);
      default -> throw Problem.notFound();
    };
  }

  private HttpAnswer authorize(HttpRequest request, Log.Line log) {
    var id = OrderId.parse(request.pathParameter("id")).orElseThrow(Problem::notFound);
    log.put("order", id.text());
    var past = authorizing.authorize(id, request.customer(), token(request));
    return OrderView.answer(past);
  }

  /// The token as Apple's JavaScript or framework returns it, or only the part that Apple signed.
  private static Bytes token(HttpRequest request) {
    var body = RequestBody.of(request);
    RequestBody.requireOnly(body, Set.of(FIELD));
    if (body.get(FIELD) instanceof JsonObject token) {
      return Bytes.utf8(token.toString());
    }
    throw RequestBody.invalid(FIELD, "is not the token that Apple Pay gave");
  }
}
