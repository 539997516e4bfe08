package guitai.simulation;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What our own interfaces say at a history's end: entitlements, the held list, explanations.
///
/// @param entitled the orders for which a customer owns something, with what
/// @param held what is held for an operator, by provider and payment number
/// @param accounts of the paid payments, by provider and payment number
/// @param refunds the refund numbers that were ever requested
/// @param defects what isn't answered, or owned twice, each in a sentence
record Ours(
    Map<String, String> entitled,
    Map<String, Held> held,
    Map<String, Account> accounts,
    Set<String> refunds,
    List<String> defects) {
  /// What customers of a product may own once only.
  static final String APP = "ink-garden";

  /// An entry of the held list.
  record Held(long amount, String reason) {}

  /// Where each fen of a payment is, as an explanation says.
  ///
  /// @param price what its order costs
  /// @param applied whether it pays its order
  record Account(long amount, long price, boolean applied, long refunded, long refunding) {}

  static Ours read(World world, List<String> customers, List<Books.Paid> books, Deeds deeds) {
    var ours =
        new Ours(
            new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>(), new ArrayList<>());
    var operator = new Caller(world, "judge");
    customers.forEach(customer -> ours.readEntitlements(new Caller(world, customer), deeds));
    for (var entry : ours.list(operator, "/held-payments", "held")) {
      if (entry.containsKey("payment")) {
        ours.held.put(
            key(entry.getJsonObject("payment")),
            new Held(entry.containsKey("amount") ? money(entry) : 0, entry.getString("reason")));
      }
    }
    books.stream()
        .map(Books.Paid::order)
        .distinct()
        .forEach(order -> ours.readExplanation(operator, order));
    return ours;
  }

  static String key(Books.Paid paid) {
    return paid.provider() + " " + paid.payment();
  }

  private static String key(JsonObject payment) {
    return payment.getString("provider") + " " + payment.getString("number");
  }

  Optional<Held> held(Books.Paid paid) {
    return Optional.ofNullable(held.get(key(paid)));
  }

  Optional<Account> account(Books.Paid paid) {
    return Optional.ofNullable(accounts.get(key(paid)));
  }

  /// P6: an app is owned for one payment, unless two operators granted another one.
  private void readEntitlements(Caller customer, Deeds deeds) {
    var apps = new HashSet<String>();
    for (var entitlement : list(customer, "/entitlements", "entitlements")) {
      var product = entitlement.getString("product");
      for (var because : entitlement.getJsonArray("because")) {
        var order = because.asJsonObject().getString("order", "");
        if (!order.isEmpty() && entitlement.getBoolean("active")) {
          entitled.put(order, product);
          if (product.equals(APP) && !deeds.grantedByOperators(order) && !apps.add(product)) {
            defects.add("P6: " + customer.name() + " pays twice for " + product + ", by " + order);
          }
        }
      }
    }
  }

  private void readExplanation(Caller operator, String order) {
    var target = "/orders/" + order + "/explanation";
    var answer = operator.get(target);
    if (!answer.good()) {
      defects.add("P11: " + target + " is answered " + answer.status());
      return;
    }
    long price = minorUnits(answer.body(), "price");
    for (var each : answer.body().getJsonArray("payments")) {
      var payment = each.asJsonObject();
      var balance = payment.getJsonObject("balance");
      accounts.put(
          key(payment.getJsonObject("payment")),
          new Account(
              money(payment),
              price,
              payment.getBoolean("applied"),
              minorUnits(balance, "refunded"),
              minorUnits(balance, "refunding")));
    }
    for (var refund : answer.body().getJsonArray("refunds")) {
      refunds.add(refund.asJsonObject().getString("merchantRefundNumber"));
    }
  }

  private static long money(JsonObject json) {
    return minorUnits(json, "amount");
  }

  private static long minorUnits(JsonObject json, String name) {
    return json.getJsonObject(name).getJsonNumber("minorUnits").longValue();
  }

  private List<JsonObject> list(Caller caller, String target, String name) {
    var all = new ArrayList<JsonObject>();
    var answer = caller.get(target);
    while (true) {
      if (!answer.good()) {
        defects.add("P11: " + target + " is answered " + answer.status());
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
