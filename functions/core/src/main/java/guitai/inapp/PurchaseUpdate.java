package guitai.inapp;

import guitai.payment.Payment;
import java.util.Optional;

/// A store's update of a purchase, proved.
///
/// @param notification the store's number of the notification, the same however often it is
///   delivered; an update from a customer or a query has none and is named by its evidence
/// @param type in the store's own words
/// @param account which our customer gave the app to name them by; see [AccountTokens]
public record PurchaseUpdate(
    PurchaseId purchase,
    String notification,
    String type,
    UpdateMeaning meaning,
    Optional<Transaction> transaction,
    Optional<String> account,
    Optional<Renewal> renewal) {
  /// The transaction as a payment, to be held where the purchase has no room for it.
  public Optional<Payment> payment() {
    return transaction.map(signed ->
        new Payment(
            purchase.payment(signed.number()),
            purchase.account(),
            signed.item().price().orElse(Transaction.NO_PRICE),
            signed.boughtAt()));
  }
}
