package guitai.entitlement;

import guitai.json.Json;
import guitai.order.OrderId;
import guitai.purchase.PurchaseId;
import jakarta.json.JsonObject;

/// What an entitlement is owed to.
public sealed interface Because {
  /// One text for each, never the same for two.
  String key();

  JsonObject toJson();

  /// An order that was paid here.
  record ByOrder(OrderId order) implements Because {
    @Override
    public String key() {
      return order.text();
    }

    @Override
    public JsonObject toJson() {
      return Json.object().add("order", order.text()).build();
    }
  }

  /// A purchase that a store made for us.
  ///
  /// @param transaction the one of it that counts by now
  record ByPurchase(PurchaseId purchase, String transaction) implements Because {
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
