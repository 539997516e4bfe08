package guitai.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import guitai.lambda.Wiring;
import guitai.local.gateway.Access;
import guitai.local.gateway.PathTemplate;
import guitai.local.gateway.Route;
import guitai.local.tokens.LocalIssuer;
import java.time.Duration;
import java.util.List;

/// The template's routes.
final class Routes {
  /// A provider waits no longer for the answer to a notification.
  private static final Duration NOTIFICATION = Duration.ofSeconds(5);

  private static final Duration CREATE = Duration.ofSeconds(28);
  private static final Duration QUERY = Duration.ofSeconds(12);
  private static final Duration AUTHORIZE = Duration.ofSeconds(28);
  private static final Duration OPERATE = Duration.ofSeconds(28);

  private static final Access ANYONE = new Access.Anyone();
  private static final Access CUSTOMER = new Access.TokenHolder();
  private static final Access OPERATOR = new Access.ScopeHolder(LocalIssuer.OPERATOR_SCOPE);

  private Routes() {}

  static List<Route> of(Wiring wiring) {
    var query = wiring.query();
    var create = wiring.createOrder();
    var operate = wiring.operate();
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
            "ReceiveNotification",
            wiring.receiveNotification()),
        new Route(
            "POST",
            new PathTemplate("/orders/{id}/authorization"),
            CUSTOMER,
            AUTHORIZE,
            "AuthorizePayment",
            wiring.authorizePayment()),
        claim("/purchases", claim),
        claim("/purchases/account-token", claim),
        query("GET", "/storefronts/{storefront}", ANYONE, query),
        query("GET", "/.well-known/jwks.json", ANYONE, query),
        query("GET", "/orders", CUSTOMER, query),
        query("GET", "/orders/{id}", CUSTOMER, query),
        query("GET", "/entitlements", CUSTOMER, query),
        query("GET", "/entitlements/{product}", CUSTOMER, query),
        query("POST", "/entitlements/token", CUSTOMER, query),
        operate("POST", "/orders/{id}/refunds", operate),
        operate("GET", "/held-payments", operate),
        operate("POST", "/held-payments/{id}/resolution", operate),
        operate("POST", "/held-payments/{id}/resolution/confirmation", operate),
        operate("GET", "/orders/{id}/explanation", operate),
        operate("GET", "/purchases/{id}/explanation", operate),
        operate("POST", "/notifications/{id}/replay", operate),
        operate("GET", "/statement", operate));
  }

  private static Route operate(String method, String path, RequestStreamHandler handler) {
    return new Route(method, new PathTemplate(path), OPERATOR, OPERATE, "Operate", handler);
  }

  private static Route create(String path, RequestStreamHandler handler) {
    return new Route("POST", new PathTemplate(path), CUSTOMER, CREATE, "CreateOrder", handler);
  }

  private static Route claim(String path, RequestStreamHandler handler) {
    return new Route("POST", new PathTemplate(path), CUSTOMER, QUERY, "ClaimPurchase", handler);
  }

  private static Route query(
      String method, String path, Access access, RequestStreamHandler handler) {
    return new Route(method, new PathTemplate(path), access, QUERY, "Query", handler);
  }
}
