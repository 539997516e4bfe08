package guitai.lambda;

import guitai.inapp.PurchaseEvent;
import guitai.inapp.PurchaseResolution;
import guitai.inapp.SoldTransaction;
import guitai.inapp.Transaction;
import java.util.ArrayList;

/// An event of an in-app purchase as a sentence for an operator, with the numbers that the store's
/// support asks for and without the customer's data.
final class PurchaseEventSentences {
  private PurchaseEventSentences() {}

  static String of(PurchaseEvent event) {
    return switch (event) {
      case PurchaseEvent.UpdateRecorded e ->
          head(e) + e.sold().map(PurchaseEventSentences::text).orElse("") + ".";
      case PurchaseEvent.Claimed _ ->
          "A customer claimed it by a transaction that the app store signed; it was unclaimed"
              + " before.";
      case PurchaseEvent.AlreadyOwnedFound e ->
          "The customer already owned what transaction " + e.transaction() + " sells.";
      case PurchaseEvent.TransactionIdentified e ->
          "More is known of transaction " + e.transaction() + ": " + identified(e) + ".";
      case PurchaseEvent.OwnershipEnded e ->
          "The customer no longer owns otherwise what transaction "
              + e.transaction()
              + " sells: it counts.";
      case PurchaseEvent.StoreQueried e ->
          "The app store was queried about transaction " + e.transaction() + ".";
      case PurchaseEvent.Fulfilled _ -> "The entitlements were granted and revoked accordingly.";
      case PurchaseEvent.ResolutionProposed e ->
          "Proposal "
              + e.number()
              + " by operator "
              + e.by().shown()
              + ": "
              + text(e.terms())
              + ". Reason: "
              + e.reason();
      case PurchaseEvent.ResolutionConfirmed e ->
          "Proposal "
              + e.number()
              + " confirmed by operator "
              + e.by().shown()
              + ": "
              + text(e.terms())
              + ".";
    };
  }

  private static String identified(PurchaseEvent.TransactionIdentified e) {
    var known = new ArrayList<String>();
    e.buyer().ifPresent(_ -> known.add("its customer"));
    e.gives().ifPresent(gives -> known.add("it sells " + gives.product()));
    e.elsewhere()
        .ifPresent(gives -> known.add("another storefront sells it as " + gives.product()));
    return String.join(", ", known);
  }

  private static String text(PurchaseResolution.Terms terms) {
    return "transaction %s, held as %s, %s%s"
        .formatted(
            terms.transaction(),
            terms.cause().text(),
            terms.way().text(),
            terms.gives().map(gives -> " of " + gives.product()).orElse(""));
  }

  private static String head(PurchaseEvent.UpdateRecorded e) {
    if (e.type().equals("queried")) {
      return "Answered by the app store to our query, digest " + e.notification();
    }
    return e.meaning().equals("presented")
        ? "Presented as signed by the app store, digest " + e.notification()
        : "Notified by the app store of %s (%s), notification %s"
            .formatted(e.type(), meaning(e.meaning()), e.notification());
  }

  /// The recorded meaning, in the words of our contract.
  private static String meaning(String recorded) {
    return switch (recorded) {
      case "backed" -> "active";
      case "graced" -> "in grace period";
      case "ended" -> "will end";
      case "taken-back" -> "revoked";
      case "given-again" -> "refund reversed";
      case "noted" -> "for information";
      case "refund-asked" -> "refund requested";
      case "tried" -> "test";
      case "refund-declined" -> "refund declined";
      case "consent-withdrawn" -> "consent withdrawn";
      default -> recorded;
    };
  }

  private static String text(SoldTransaction sale) {
    var transaction = sale.transaction();
    return ": transaction %s of %s, %s%s"
        .formatted(
            transaction.number(),
            transaction.item().product(),
            PurchaseExplanation.text(transaction.standing()),
            until(transaction));
  }

  private static String until(Transaction transaction) {
    return transaction.endsAt().map(end -> ", until " + end).orElse("");
  }
}
