package guitai.inapp;

import guitai.payment.PaymentId;
import java.util.Optional;

/// A purchase by its store's number: the original transaction's number, which all transactions that
/// follow from it share.
///
/// @param provider by its name in our contract (`app-store`)
/// @param account our app there
/// @param number of the original transaction
public record PurchaseId(String provider, String account, String number) {
  public String text() {
    return provider + ":" + account + ":" + number;
  }

  /// Empty where it is no text of [#text()]'s.
  public static Optional<PurchaseId> parse(String text) {
    var parts = text.split(":", -1);
    return parts.length == 3
        ? Optional.of(new PurchaseId(parts[0], parts[1], parts[2]))
        : Optional.empty();
  }

  /// One of its transactions, as a payment.
  public PaymentId payment(String transaction) {
    return new PaymentId(provider, account, transaction);
  }

  @Override
  public String toString() {
    return text();
  }
}
