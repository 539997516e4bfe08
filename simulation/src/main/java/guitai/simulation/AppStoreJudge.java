package guitai.simulation;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Judges what was bought in our iOS app by the App Store's book, the entitlements and the held
/// list.
///
/// @param customers who may own something
record AppStoreJudge(World world, List<String> customers, Deeds deeds) {
  /// What is wrong, each in one sentence; empty where all is well.
  List<String> findings() {
    var findings = new ArrayList<String>();
    var judge = new Caller(world, "judge");
    var held = held(judge);
    var entitled = entitled(findings);
    var strange = new HashSet<>(held.keySet());
    for (var value : judge.orders(AppBuyer.STORE).getJsonArray("orders")) {
      var sold = value.asJsonObject();
      var number = sold.getString("transactionId");
      boolean grants = entitled.containsKey(number);
      strange.remove(number);
      if (sold.getBoolean("revoked") && grants) {
        findings.add(
            "P8: "
                + entitled.get(number)
                + " is owned because of "
                + number
                + ", which the App Store refunded");
      }
      if (!sold.getBoolean("revoked")) {
        place(sold, grants, Optional.ofNullable(held.get(number))).ifPresent(findings::add);
      }
    }
    strange.forEach(number ->
        findings.add("P1: a purchase is held that the App Store doesn't know: " + number));
    return findings;
  }

  /// Paid money is granted or waits for operators, or they decided on it. What a notification alone
  /// waits for is no place of money.
  private Optional<String> place(JsonObject sold, boolean grants, Optional<JsonObject> entry) {
    var number = sold.getString("transactionId");
    var decisions = deeds.decisions(number);
    var held = entry.filter(each -> each.getString("kind").equals("payment"));
    boolean outside = decisions.contains("refunded-outside-provider");
    if (grants && held.isPresent()) {
      return Optional.of("P3: transaction " + number + " is granted, and held");
    }
    if (!grants && held.isEmpty() && !outside && !decisions.contains("keep")) {
      return Optional.of("P3: transaction " + number + " is neither granted nor held");
    }
    return held.filter(each -> each.getString("reason").equals("already-owned"))
        .filter(_ -> decisions.isEmpty() && !owned(sold))
        .map(_ -> "P3: transaction " + number + " is held as owned, and nothing is owned");
  }

  private boolean owned(JsonObject sold) {
    var product =
        sold.getString("product").replaceFirst("com.example.guitai.", "").replace('_', '-');
    return deeds
        .buyer(sold.getString("transactionId"))
        .map(customer -> new Caller(world, customer).get("/entitlements/" + product).body())
        .map(entitlement -> entitlement.getBoolean("active"))
        .orElse(true);
  }

  /// Each entry by its transaction.
  private Map<String, JsonObject> held(Caller judge) {
    var held = new HashMap<String, JsonObject>();
    for (var entry : judge.get("/held-payments").body().getJsonArray("held")) {
      var payment = entry.asJsonObject().getJsonObject("payment");
      if (payment.getString("provider").equals(AppBuyer.STORE)) {
        held.put(payment.getString("number"), entry.asJsonObject());
      }
    }
    return held;
  }

  /// The transactions for which a customer owns something, with what.
  private Map<String, String> entitled(List<String> findings) {
    var entitled = new HashMap<String, String>();
    for (var customer : customers) {
      var answer = new Caller(world, customer).get("/entitlements").body();
      for (var value : answer.getJsonArray("entitlements")) {
        var entitlement = value.asJsonObject();
        var product = entitlement.getString("product");
        var because = entitlement.getJsonArray("because");
        because.stream()
            .map(each -> each.asJsonObject().getString("transaction", ""))
            .filter(transaction -> !transaction.isEmpty())
            .forEach(transaction -> entitled.put(transaction, product));
        if (forGood(entitlement) && because.stream().filter(this::byItself).count() > 1) {
          findings.add("P6: " + customer + " pays twice for " + product + ": " + because);
        }
      }
    }
    return entitled;
  }

  /// Whether it was granted without operators' decision.
  private boolean byItself(JsonValue because) {
    return !deeds.grantedByOperators(because.asJsonObject().getString("order", ""));
  }

  private static boolean forGood(JsonObject entitlement) {
    return entitlement.getBoolean("active") && entitlement.isNull("until");
  }
}
