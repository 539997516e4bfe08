package guitai.lambda;

import static java.util.stream.Collectors.toSet;

import guitai.checkout.CheckoutRequest;
import guitai.checkout.PaymentChoice;
import guitai.keys.Fingerprint;
import guitai.provider.Payer;
import guitai.storefront.Channel;
import guitai.storefront.Method;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads what a customer orders and how they want to pay. It refuses unknown fields, so that a
/// misspelt one isn't ignored.
final class OrderRequest {
  private static final Set<String> PRODUCT = Set.of("storefront", "product");
  private static final Set<String> CHOICE = Set.of("method", "channel", "payer", "returnUrl");
  private static final int NAME_LIMIT = 128;
  private static final int URL_LIMIT = 512;

  private OrderRequest() {}

  /// The body of `POST /orders`.
  static CheckoutRequest purchase(HttpRequest request, ClientAddress clients) {
    var key = RequestBody.idempotencyKey(request);
    var body = RequestBody.of(request);
    RequestBody.requireOnly(
        body, Stream.concat(CHOICE.stream(), PRODUCT.stream()).collect(toSet()));
    var storefront = required(body, "storefront");
    var product = required(body, "product");
    var choice = choice(clients.of(request), key, body, storefront, product);
    return new CheckoutRequest(request.customer(), storefront, product, choice);
  }

  /// The body of `POST /orders/{id}/attempts`.
  static PaymentChoice choice(HttpRequest request, ClientAddress clients) {
    var key = RequestBody.idempotencyKey(request);
    var body = RequestBody.of(request);
    RequestBody.requireOnly(body, CHOICE);
    return choice(clients.of(request), key, body, "", "");
  }

  private static PaymentChoice choice(
      Optional<String> client, String key, JsonObject body, String storefront, String product) {
    var openId = payer(body).flatMap(json -> text(json, "openid"));
    var returnUrl = text(body, "returnUrl").map(OrderRequest::address);
    var method =
        Method.of(required(body, "method"))
            .orElseThrow(() -> RequestBody.invalid("method", "is unknown"));
    var channel =
        Channel.of(required(body, "channel"))
            .orElseThrow(() -> RequestBody.invalid("channel", "is unknown"));
    var fingerprint =
        Fingerprint.of(
            storefront,
            product,
            method.text(),
            channel.text(),
            openId.orElse(""),
            returnUrl.orElse(""));
    return new PaymentChoice(
        key, method, channel, new Payer(openId, client), returnUrl, fingerprint);
  }

  private static Optional<JsonObject> payer(JsonObject body) {
    if (!body.containsKey("payer")) {
      return Optional.empty();
    }
    if (!(body.get("payer") instanceof JsonObject payer)) {
      throw RequestBody.invalid("payer", "is not an object");
    }
    RequestBody.requireOnly(payer, "payer", Set.of("openid"));
    return Optional.of(payer);
  }

  private static String required(JsonObject json, String name) {
    return text(json, name).orElseThrow(() -> RequestBody.invalid(name, "is missing"));
  }

  private static Optional<String> text(JsonObject json, String name) {
    if (!json.containsKey(name)) {
      return Optional.empty();
    }
    if (!(json.get(name) instanceof JsonString text)) {
      throw RequestBody.invalid(name, "is not a string");
    }
    int limit = name.equals("returnUrl") ? URL_LIMIT : NAME_LIMIT;
    if (!RequestBody.visible(text.getString(), limit)) {
      throw RequestBody.invalid(name, "is not 1 to " + limit + " visible ASCII characters");
    }
    return Optional.of(text.getString());
  }

  private static String address(String text) {
    try {
      var uri = new URI(text);
      if (uri.isAbsolute()
          && uri.getHost() != null
          && (uri.getScheme().equals("https") || uri.getScheme().equals("http"))) {
        return text;
      }
    } catch (URISyntaxException e) {
      throw RequestBody.invalid("returnUrl", "is not an address");
    }
    throw RequestBody.invalid("returnUrl", "is not an absolute http or https address");
  }
}
