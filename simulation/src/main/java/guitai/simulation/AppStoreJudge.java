package guitai.simulation;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    var strange = new HashSet<>(held);
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
      if (!sold.getBoolean("revoked") && grants == held.contains(number)) {
        findings.add(
            "P3: transaction "
                + number
                + " is "
                + (grants ? "granted, and held" : "neither granted nor held"));
      }
    }
    strange.forEach(number ->
        findings.add("P1: a purchase is held that the App Store doesn't know: " + number));
    return findings;
  }

  private Set<String> held(Caller judge) {
    var held = new HashSet<String>();
    for (var entry : judge.get("/held-payments").body().getJsonArray("held")) {
      var payment = entry.asJsonObject().getJsonObject("payment");
      if (payment.getString("provider").equals(AppBuyer.STORE)) {
        held.add(payment.getString("number"));
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
