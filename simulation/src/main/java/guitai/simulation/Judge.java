package guitai.simulation;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Judges a history at its end by what anyone outside can see: the providers' books, the customers'
/// entitlements and the held list. It knows nothing of orders' events.
final class Judge {
  /// What customers of a product may own once only.
  private static final String APP = "ink-garden";

  private final World world;
  private final List<String> customers;
  private final Set<String> outside;
  private final List<String> findings = new ArrayList<>();

  /// @param outside the payments that operators declared to be refunded outside their provider
  Judge(World world, List<String> customers, Set<String> outside) {
    this.world = world;
    this.outside = Set.copyOf(outside);
    this.customers = List.copyOf(customers);
  }

  /// What is wrong, each in one sentence; empty where all is well.
  List<String> findings() {
    var operator = new Caller(world, "judge");
    var books = Books.read(operator);
    var held = held(operator);
    var entitled = new HashMap<String, String>();
    for (var customer : customers) {
      owned(new Caller(world, customer)).forEach((order, product) -> entitled.put(order, product));
    }
    places(books, held, entitled);
    noneWithoutMoney(books, entitled);
    return List.copyOf(findings);
  }

  /// P3: each yuan that a provider still has of ours is for an entitlement or for a person; none is
  /// in two places, and none in no place.
  private void places(
      List<Books.Paid> books, Map<String, Long> held, Map<String, String> entitled) {
    var granted = new HashSet<String>();
    for (var paid : books) {
      if (paid.refunded() > paid.amount()) {
        findings.add("P6: more was refunded than paid: " + paid);
      }
      long waits = held.getOrDefault(paid.provider() + " " + paid.payment(), 0L);
      boolean grants = entitled.containsKey(paid.order());
      if (paid.left() == 0 && waits > 0) {
        findings.add("P3: it was refunded in full, and is held: " + paid);
      }
      if (paid.left() > 0
          && waits == 0
          && paid.refunding() == 0
          && !outside.contains(paid.payment())) {
        if (!grants) {
          findings.add("P3: it is kept for nothing: " + paid);
        } else if (!granted.add(paid.order())) {
          findings.add("P6: a second payment is kept for one order: " + paid);
        }
      }
    }
  }

  /// P8: an entitlement is active only while money backs it.
  private void noneWithoutMoney(List<Books.Paid> books, Map<String, String> entitled) {
    var backed = new HashSet<String>();
    books.stream().filter(paid -> paid.left() > 0).forEach(paid -> backed.add(paid.order()));
    entitled.forEach((order, product) -> {
      if (!backed.contains(order)) {
        findings.add("P8: " + product + " is owned because of " + order + ", which keeps nothing");
      }
    });
  }

  /// The orders for which a customer owns something, with what.
  private Map<String, String> owned(Caller customer) {
    var orders = new HashMap<String, String>();
    var apps = new HashSet<String>();
    for (var entitlement : list(customer, "/entitlements", "entitlements")) {
      var product = entitlement.getString("product");
      for (var because : entitlement.getJsonArray("because")) {
        var order = because.asJsonObject().getString("order", "");
        if (!order.isEmpty() && entitlement.getBoolean("active")) {
          orders.put(order, product);
          once(customer, product, order, apps);
        }
      }
    }
    return orders;
  }

  /// P6: an app is owned for one payment.
  private void once(Caller customer, String product, String order, Set<String> apps) {
    if (product.equals(APP) && !apps.add(product)) {
      findings.add("P6: " + customer.name() + " pays twice for " + product + ", by " + order);
    }
  }

  /// What is held of each payment, by provider and its payment number.
  private Map<String, Long> held(Caller operator) {
    var held = new HashMap<String, Long>();
    for (var entry : list(operator, "/held-payments", "held")) {
      held.merge(number(entry), amount(entry), Long::sum);
    }
    return held;
  }

  private static long amount(JsonObject entry) {
    return entry.getJsonObject("amount").getJsonNumber("minorUnits").longValue();
  }

  private static String number(JsonObject entry) {
    var payment = entry.getJsonObject("payment");
    return payment.getString("provider") + " " + payment.getString("number");
  }

  private List<JsonObject> list(Caller caller, String target, String name) {
    var all = new ArrayList<JsonObject>();
    var answer = caller.get(target);
    while (true) {
      if (!answer.good()) {
        findings.add("P11: " + target + " is answered " + answer.status());
        return all;
      }
      answer.body().getJsonArray(name).forEach(each -> all.add(each.asJsonObject()));
      var next = answer.body().getString("next", "");
      if (next.isEmpty()) {
        return all;
      }
      answer = caller.get(target + "?after=" + next);
    }
  }
}
