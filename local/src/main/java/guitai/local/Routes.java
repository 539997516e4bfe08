package guitai.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.lambda.Wiring;
import guitai.local.gateway.Access;
import guitai.local.gateway.PathTemplate;
import guitai.local.gateway.RateLimit;
import guitai.local.gateway.Route;
import guitai.local.tokens.LocalIssuer;
import java.time.Duration;
import java.util.List;

/// The template's routes.
public final class Routes {
  /// The time that a provider waits for the acknowledgement of a notification.
  private static final Duration NOTIFICATION = Duration.ofSeconds(5);

  private static final Duration CREATE = Duration.ofSeconds(28);
  private static final Duration SERVE_CUSTOMER = Duration.ofSeconds(12);
  private static final Duration CLAIM = Duration.ofSeconds(12);
  private static final Duration AUTHORIZE = Duration.ofSeconds(28);
  private static final Duration SERVE_OPERATOR = Duration.ofSeconds(28);

  private static final RateLimit REQUESTS = new RateLimit(100, 200);
  private static final RateLimit NOTIFICATIONS = new RateLimit(500, 1000);

  private static final Access ANYONE = new Access.Anyone();
  private static final Access CUSTOMER = new Access.TokenHolder();
  private static final Access OPERATOR = new Access.ScopeHolder(LocalIssuer.OPERATOR_SCOPE);

  private Routes() {}

  public static List<Route> of(Wiring wiring) {
    var customer = wiring.serveCustomer();
    var create = wiring.createOrder();
    var operator = wiring.serveOperator();
    var claim = wiring.claimPurchase();
    return List.of(
        create("/orders", create),
        create("/orders/{id}/attempts", create),
        create("/orders/{id}/cancellation", create),
        new Route(
            "POST",
            new PathTemplate("/notifications/{provider}"),
            ANYONE,
            NOTIFICATION,
            NOTIFICATIONS,
            "ReceiveNotification",
            wiring.receiveNotification()),
        new Route(
            "POST",
            new PathTemplate("/orders/{id}/authorization"),
            CUSTOMER,
            AUTHORIZE,
            REQUESTS,
            "AuthorizePayment",
            wiring.authorizePayment()),
        claim("/purchases", claim),
        claim("/purchases/account-token", claim),
        customer("GET", "/storefronts/{storefront}", ANYONE, customer),
        customer("GET", "/.well-known/jwks.json", ANYONE, customer),
        customer("GET", "/orders", CUSTOMER, customer),
        customer("GET", "/orders/{id}", CUSTOMER, customer),
        customer("GET", "/entitlements", CUSTOMER, customer),
        customer("GET", "/entitlements/{product}", CUSTOMER, customer),
        customer("POST", "/entitlements/token", CUSTOMER, customer),
        operator("POST", "/orders/{id}/refunds", operator),
        operator("GET", "/held-payments", operator),
        operator("POST", "/held-payments/{id}/resolution", operator),
        operator("POST", "/held-payments/{id}/resolution/confirmation", operator),
        operator("GET", "/orders/{id}/explanation", operator),
        operator("GET", "/purchases/{id}/explanation", operator),
        operator("POST", "/notifications/{id}/replay", operator),
        operator("GET", "/reconciliation", operator));
  }

  private static Route operator(String method, String path, RequestStreamHandler handler) {
    return new Route(
        method,
        new PathTemplate(path),
        OPERATOR,
        SERVE_OPERATOR,
        REQUESTS,
        "ServeOperator",
        handler);
  }

  private static Route create(String path, RequestStreamHandler handler) {
    return new Route(
        "POST", new PathTemplate(path), CUSTOMER, CREATE, REQUESTS, "CreateOrder", handler);
  }

  private static Route claim(String path, RequestStreamHandler handler) {
    return new Route(
        "POST", new PathTemplate(path), CUSTOMER, CLAIM, REQUESTS, "ClaimPurchase", handler);
  }

  private static Route customer(
      String method, String path, Access access, RequestStreamHandler handler) {
    return new Route(
        method, new PathTemplate(path), access, SERVE_CUSTOMER, REQUESTS, "ServeCustomer", handler);
  }
}
