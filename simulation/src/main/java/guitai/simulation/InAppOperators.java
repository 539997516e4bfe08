package guitai.simulation;

import guitai.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

/// Two operators decide on a held transaction of an in-app purchase, in one of the ways that its
/// entry names.
final class InAppOperators {
  private static final String PRODUCT = "night-train";

  private final World world;
  private final Caller first;
  private final Caller second;
  private final Deeds deeds;
  private int keys;

  InAppOperators(World world, Caller first, Caller second, Deeds deeds) {
    this.world = world;
    this.first = first;
    this.second = second;
    this.deeds = deeds;
  }

  /// @param held an entry of the list
  void resolve(JsonObject held) {
    var ways = held.getJsonArray("ways").getValuesAs(JsonString::getString);
    var way = ways.get(world.choices().below(ways.size()));
    var transaction = held.getJsonObject("payment").getString("number");
    var body = Json.object().add("resolution", way).add("reason", "decided by two");
    if (way.equals("grant")) {
      body.add("product", PRODUCT);
    }
    if (way.equals("refunded-at-provider")) {
      body.add("refund", transaction);
    }
    if (held.getString("kind").equals("payment")) {
      deeds.resolveInApp(transaction, way);
    }
    var path = "/held-payments/" + held.getString("id") + "/resolution";
    var proposed = first.post(path, "propose-in-app-" + ++keys, body.build());
    if (proposed.good()) {
      var number = proposed.body().getJsonObject("proposal").getInt("number");
      second.post(
          path + "/confirmation",
          "confirm-in-app-" + keys,
          Json.object().add("proposal", number).build());
    }
  }
}
