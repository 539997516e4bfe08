package guitai.entitlement;

import guitai.inapp.PurchaseId;
import guitai.json.Json;
import guitai.order.OrderId;
import jakarta.json.JsonObject;

/// What backs an entitlement: an order or an in-app purchase.
public sealed interface EntitlementSource {
  /// One text for each, never the same for two.
  String key();

  JsonObject toJson();

  /// An order that was paid here.
  record OfOrder(OrderId order) implements EntitlementSource {
    @Override
    public String key() {
      return order.text();
    }

    @Override
    public JsonObject toJson() {
      return Json.object().add("order", order.text()).build();
    }
  }

  /// A purchase that a store sold for us.
  ///
  /// @param transaction the one of the purchase that counts now
  record OfPurchase(PurchaseId purchase, String transaction) implements EntitlementSource {
    @Override
    public String key() {
      return purchase.text();
    }

    @Override
    public JsonObject toJson() {
      return Json.object()
          .add("store", purchase.provider())
          .add("transaction", transaction)
          .build();
    }
  }
}
