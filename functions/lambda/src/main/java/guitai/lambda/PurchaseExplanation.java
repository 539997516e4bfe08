package guitai.lambda;

import guitai.held.HeldPurchases;
import guitai.inapp.PurchasePast;
import guitai.inapp.Transaction.Standing;
import guitai.json.Json;
import guitai.operation.PurchaseInquiry;
import guitai.operation.PurchaseInquiry.StoreAnswer;
import guitai.provider.StoreTransactions;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;

/// The explanation of an in-app purchase: every event as a sentence, what it grants, what of it is
/// held, and the store's status now. It names no person.
final class PurchaseExplanation {
  private PurchaseExplanation() {}

  static JsonObject of(PurchaseInquiry.Known known) {
    var past = known.past();
    return Json.object()
        .add("purchase", past.id().number())
        .add("account", past.id().account())
        .add("state", past.state().text())
        .add("store", store(known.answer()))
        .add("grants", grants(past))
        .add("held", held(past))
        .add("timeline", timeline(past))
        .build();
  }

  private static JsonObjectBuilder store(StoreAnswer answer) {
    return switch (answer) {
      case StoreAnswer.Sold(var sold) -> sold(sold);
      case StoreAnswer.Unknown _ -> Json.object().add("status", "unknown");
      case StoreAnswer.Unanswered _ -> Json.object().add("status", "unreachable");
    };
  }

  private static JsonObjectBuilder sold(StoreTransactions.Sold sold) {
    var transaction = sold.transaction();
    var json =
        Json.object()
            .add("status", text(transaction.standing()))
            .add("environment", sold.environment())
            .add("servedByThisDeployment", sold.soldByThisDeployment())
            .add("transaction", transaction.number())
            .add("product", transaction.item().product())
            .add("boughtAt", transaction.boughtAt().toString());
    transaction.endsAt().ifPresent(end -> json.add("endsAt", end.toString()));
    if (transaction.standing() instanceof Standing.Revoked(var at)) {
      json.add("revokedAt", at.toString());
    }
    transaction.item().price().ifPresent(price -> json.add("price", price.toJson()));
    sold.subscription().ifPresent(subscription -> json.add("subscription", text(subscription)));
    return json;
  }

  private static JsonObjectBuilder text(StoreTransactions.Subscription subscription) {
    var json = Json.object().add("status", subscription.status());
    subscription
        .renewal()
        .ifPresent(renewal -> {
          json.add("autoRenews", renewal.renews()).add("inBillingRetry", renewal.retrying());
          renewal.graceUntil().ifPresent(until -> json.add("graceUntil", until.toString()));
        });
    return json;
  }

  static String text(Standing standing) {
    return switch (standing) {
      case Standing.Good _ -> "valid";
      case Standing.Revoked _ -> "revoked";
      case Standing.Upgraded _ -> "upgraded";
      case Standing.Unreadable _ -> "unreadable";
    };
  }

  private static JsonArray grants(PurchasePast past) {
    var grants = Json.array();
    for (var grant : past.grants()) {
      var json =
          Json.object()
              .add("product", grant.product())
              .add("transaction", grant.transaction())
              .add("since", grant.begin().toString());
      grant.term().end(grant.begin()).map(Instant::toString).ifPresent(e -> json.add("until", e));
      grants.add(json.add("shared", grant.shared()).add("revoked", grant.revoked()));
    }
    return grants.build();
  }

  private static JsonArray held(PurchasePast past) {
    var held = Json.array();
    for (var each : HeldPurchases.of(past)) {
      held.add(
          Json.object()
              .add("id", each.id().text())
              .add("transaction", each.payment().orElseThrow().number())
              .add("reason", each.reason().text())
              .add("sentence", HeldView.sentence(each.reason())));
    }
    return held.build();
  }

  private static JsonArray timeline(PurchasePast past) {
    var timeline = Json.array();
    for (var event : past.events()) {
      timeline.add(
          Json.object()
              .add("at", event.at().toString())
              .add("what", PurchaseEventSentences.of(event)));
    }
    return timeline.build();
  }
}
