package guitai.lambda;

import guitai.problem.Problem;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The query parameters that each route takes. Another one is refused, as an unknown field is: an
/// answer that ignored it would look like an answer to it.
public final class QueryParameters {
  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          "GET /orders", Set.of("after"),
          "GET /held-payments", Set.of("after"),
          "GET /reconciliation", Set.of("day", "source", "after"));

  /// A notification is judged by its proof alone: an address that a merchant entered with a query
  /// must not cost them a payment.
  private static final String NOTIFICATIONS = "POST /notifications/{provider}";

  /// In characters of a name that is named back to its sender.
  private static final int SHOWN = 64;

  private QueryParameters() {}

  /// The names that a route takes.
  ///
  /// @param route as the template writes it: `GET /orders`
  public static Set<String> of(String route) {
    return KNOWN.getOrDefault(route, Set.of());
  }

  /// @throws Problem 400 `unknown-parameter` where the query has another parameter
  static void requireKnown(HttpRequest request) {
    if (request.route().equals(NOTIFICATIONS)) {
      return;
    }
    var known = of(request.route());
    for (var name : request.queryNames()) {
      if (!known.contains(name)) {
        throw Problem.of(
            400,
            "unknown-parameter",
            "The query has the unknown parameter "
                + shown(name)
                + "; this address takes "
                + new TreeSet<>(known)
                + ".");
      }
    }
  }

  /// Letters, digits and a few signs of the name, so that a detail stays readable.
  private static String shown(String name) {
    var plain = name.replaceAll("[^0-9A-Za-z_.-]", "?");
    return "\"" + plain.substring(0, Math.min(SHOWN, plain.length())) + "\"";
  }
}
