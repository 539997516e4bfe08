package guitai.inapp;

import guitai.payment.Payment;
import java.util.Optional;

/// What a store told of a purchase, proved.
///
/// @param notification the store's number of the telling, the same however often it comes; a
///   customer's and a query's have none of the store's and are named by their evidence
/// @param type the store's own words
/// @param account which our customer gave the app to name them by; see [AccountTokens]
public record PurchaseUpdate(
    PurchaseId purchase,
    String notification,
    String type,
    UpdateMeaning meaning,
    Optional<Transaction> transaction,
    Optional<String> account,
    Optional<Renewal> renewal) {
  /// The transaction as a payment that no record of ours takes.
  public Optional<Payment> payment() {
    return transaction.map(told ->
        new Payment(
            purchase.payment(told.number()),
            purchase.account(),
            told.item().price().orElse(Transaction.UNTOLD),
            told.boughtAt()));
  }
}
