package guitai.lambda;

import guitai.held.HeldPurchases;
import guitai.inapp.InAppPurchase;
import guitai.inapp.PurchaseEvent;
import guitai.inapp.PurchasePast;
import guitai.inapp.SoldTransaction;
import guitai.inapp.Transaction;
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
        .add("state", state(past.state()))
        .add("store", store(known.answer()))
        .add("gives", gives(past))
        .add("held", held(past))
        .add("timeline", timeline(past))
        .build();
  }

  private static String state(InAppPurchase purchase) {
    return switch (purchase) {
      case InAppPurchase.Unknown _ -> "untold";
      case InAppPurchase.Unclaimed _ -> "unclaimed";
      case InAppPurchase.Claimed _ -> "claimed";
    };
  }

  private static JsonObjectBuilder store(StoreAnswer answer) {
    return switch (answer) {
      case StoreAnswer.Sold(var sold) -> sold(sold);
      case StoreAnswer.Unknown _ -> Json.object().add("says", "unknown");
      case StoreAnswer.Unanswered _ -> Json.object().add("says", "unreachable");
    };
  }

  private static JsonObjectBuilder sold(StoreTransactions.Sold sold) {
    var transaction = sold.transaction();
    var json =
        Json.object()
            .add("says", text(transaction.standing()))
            .add("environment", sold.environment())
            .add("here", sold.soldByThisDeployment())
            .add("transaction", transaction.number())
            .add("product", transaction.item().product())
            .add("boughtAt", transaction.boughtAt().toString());
    transaction.endsAt().ifPresent(end -> json.add("endsAt", end.toString()));
    if (transaction.standing() instanceof Standing.Revoked(var at)) {
      json.add("takenBackAt", at.toString());
    }
    transaction.item().price().ifPresent(price -> json.add("price", price.toJson()));
    sold.subscription().ifPresent(subscription -> json.add("subscription", text(subscription)));
    return json;
  }

  private static JsonObjectBuilder text(StoreTransactions.Subscription subscription) {
    var json = Json.object().add("says", subscription.status());
    subscription
        .renewal()
        .ifPresent(renewal -> {
          json.add("renews", renewal.renews()).add("retrying", renewal.retrying());
          renewal.graceUntil().ifPresent(until -> json.add("graceUntil", until.toString()));
        });
    return json;
  }

  private static String text(Standing standing) {
    return switch (standing) {
      case Standing.Good _ -> "good";
      case Standing.Revoked _ -> "taken-back";
      case Standing.Upgraded _ -> "upgraded";
    };
  }

  private static JsonArray gives(PurchasePast past) {
    var gives = Json.array();
    for (var grant : past.grants()) {
      var json =
          Json.object()
              .add("product", grant.product())
              .add("transaction", grant.transaction())
              .add("since", grant.begin().toString());
      grant.term().end(grant.begin()).map(Instant::toString).ifPresent(e -> json.add("until", e));
      gives.add(json.add("shared", grant.shared()).add("withdrawn", grant.revoked()));
    }
    return gives.build();
  }

  private static JsonArray held(PurchasePast past) {
    var held = Json.array();
    for (var each : HeldPurchases.of(past)) {
      held.add(
          Json.object()
              .add("id", each.id())
              .add("transaction", each.payment().number())
              .add("because", each.reason().text())
              .add("sentence", each.reason().sentence()));
    }
    return held.build();
  }

  private static JsonArray timeline(PurchasePast past) {
    var timeline = Json.array();
    for (var event : past.events()) {
      timeline.add(Json.object().add("at", event.at().toString()).add("what", sentence(event)));
    }
    return timeline.build();
  }

  private static String sentence(PurchaseEvent event) {
    return switch (event) {
      case PurchaseEvent.UpdateRecorded e ->
          "The store told %s (%s), number %s%s."
              .formatted(
                  e.type(),
                  e.meaning(),
                  e.notification(),
                  e.sold().map(PurchaseExplanation::sentence).orElse(""));
      case PurchaseEvent.Claimed _ ->
          "A customer presented what the store signed, and it was nobody's before.";
      case PurchaseEvent.AlreadyOwnedFound e ->
          "The customer owned already what transaction " + e.transaction() + " sells.";
      case PurchaseEvent.Fulfilled _ -> "What customers own was made to agree with it.";
    };
  }

  private static String sentence(SoldTransaction sale) {
    var transaction = sale.transaction();
    return ": transaction %s of %s, %s%s"
        .formatted(
            transaction.number(),
            transaction.item().product(),
            text(transaction.standing()),
            until(transaction));
  }

  private static String until(Transaction transaction) {
    return transaction.endsAt().map(end -> ", until " + end).orElse("");
  }
}
