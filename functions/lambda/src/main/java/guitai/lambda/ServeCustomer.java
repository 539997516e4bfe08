package guitai.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.entitlement.Entitlement;
import guitai.entitlement.EntitlementTokens;
import guitai.entitlement.Entitlements;
import guitai.json.Json;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.Orders;
import guitai.problem.Problem;
import guitai.storefront.Storefronts;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Customer API to read: storefronts for anyone, and for customers their own orders and
/// entitlements (权益). Another customer's order is answered like an unknown one.
public record ServeCustomer(
    Orders orders,
    Entitlements entitlements,
    Storefronts storefronts,
    Supplier<EntitlementTokens> tokens,
    InstantSource clock,
    Log log)
    implements RequestStreamHandler {
  private static final int PAGE = 25;

  /// In bytes of UTF-8; no product of the catalogue has a longer number.
  private static final int PRODUCT_LIMIT = 512;

  private static final Duration SHOP_WINDOW = Duration.ofMinutes(1);
  private static final Duration KEY_SET = Duration.ofMinutes(5);

  public ServeCustomer() {
    this(Wiring.ofEnvironment());
  }

  private ServeCustomer(Wiring wiring) {
    this(
        wiring.orders(),
        wiring.entitlements(),
        wiring.storefronts(),
        wiring.tokens(),
        wiring.clock(),
        wiring.log());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Edge.serve(in, out, context, log, (request, _) -> answer(request));
  }

  private HttpAnswer answer(HttpRequest request) {
    return switch (request.route()) {
      case "GET /storefronts/{storefront}" -> storefront(request).cachedFor(SHOP_WINDOW);
      case "GET /.well-known/jwks.json" ->
          HttpAnswer.json(200, tokens.get().keySet()).cachedFor(KEY_SET);
      case "GET /orders" -> list(request);
      case "GET /orders/{id}" -> order(request);
      case "GET /entitlements" -> all(request);
      case "GET /entitlements/{product}" -> one(request);
      case "POST /entitlements/token" -> token(request);
      default -> throw Problem.notFound();
    };
  }

  private HttpAnswer storefront(HttpRequest request) {
    var storefront =
        storefronts.find(request.pathParameter("storefront")).orElseThrow(Problem::notFound);
    return HttpAnswer.json(200, storefront.toJson());
  }

  private HttpAnswer list(HttpRequest request) {
    var page = orders.of(request.customer(), request.queryParameter("after"), PAGE);
    var listed = Json.array();
    for (var past : page.orders()) {
      if (past.order() instanceof Order.Known order) {
        listed.add(OrderView.listed(past, order));
      }
    }
    var json = Json.object().add("orders", listed).add("now", clock.instant().toString());
    page.next().ifPresent(next -> json.add("next", next));
    return HttpAnswer.json(200, json.build());
  }

  private HttpAnswer order(HttpRequest request) {
    var customer = request.customer();
    var id = OrderId.parse(request.pathParameter("id")).orElseThrow(Problem::notFound);
    return OrderView.read(orders.owned(id, customer), clock.instant());
  }

  private HttpAnswer all(HttpRequest request) {
    var list = Json.array();
    Entitlement.of(entitlements.of(request.customer()), clock.instant())
        .forEach(entitlement -> list.add(entitlement.toJson()));
    return HttpAnswer.json(200, Json.object().add("entitlements", list).build());
  }

  private HttpAnswer one(HttpRequest request) {
    return HttpAnswer.json(200, entitlement(request).toJson());
  }

  private Entitlement entitlement(HttpRequest request) {
    var product = request.pathParameter("product");
    if (!RequestBody.readable(product, PRODUCT_LIMIT)) {
      throw Problem.notFound();
    }
    var grants = entitlements.of(request.customer(), product);
    return Entitlement.of(product, grants, clock.instant());
  }

  private HttpAnswer token(HttpRequest request) {
    var customer = request.customer();
    var now = clock.instant();
    var active =
        Entitlement.of(entitlements.of(customer), now).stream()
            .filter(Entitlement::active)
            .toList();
    JsonObject token = tokens.get().sign(customer, active, now);
    return HttpAnswer.json(200, token);
  }
}
