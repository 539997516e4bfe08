package guitai.provider;

import guitai.inapp.PurchaseUpdate;
import guitai.payment.AgreementId;
import guitai.payment.Evidence;
import guitai.payment.Payment;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.Optional;

/// What a proved delivery says, in our words. Only a provider's verification makes one.
///
/// `merchantOrderNumber` is as the provider told it, ours or not.
public sealed interface Notification {
  /// The proved delivery itself.
  Evidence evidence();

  /// A payment was made.
  record Paid(String merchantOrderNumber, Payment payment, Evidence evidence)
      implements Notification {}

  /// A refund, ours or one made at the provider's console, came to its end.
  ///
  /// @param payment the provider's number of the payment
  /// @param number the merchant's for the refund, as the provider told it
  record RefundFinished(
      String merchantOrderNumber,
      String payment,
      String number,
      Refunds.Progress progress,
      Evidence evidence)
      implements Notification {}

  /// Of a payment so much has gone back in all, by however many refunds, ours or not.
  ///
  /// @param payment which this proves too
  /// @param refund number of the refund that made the provider tell, as it told it
  record RefundTotal(
      String merchantOrderNumber,
      Payment payment,
      Money refundTotal,
      Optional<String> refund,
      Instant at,
      Evidence evidence)
      implements Notification {}

  /// A customer agreed to be charged, or ended it.
  ///
  /// @param type the provider's own word
  /// @param id the notification's number at the provider
  record AgreementChanged(AgreementId agreement, String type, String id, Evidence evidence)
      implements Notification {}

  /// A store that sells for us told of a purchase.
  record PurchaseUpdated(PurchaseUpdate update, Evidence evidence) implements Notification {}

  /// Believed, and of no effect by itself.
  ///
  /// @param type the provider's own word
  /// @param id the notification's number at the provider
  /// @param query whether it gives reason to ask the provider
  record Other(
      String type,
      String id,
      Optional<String> merchantOrderNumber,
      boolean query,
      Evidence evidence)
      implements Notification {}

  /// Not signed, though it could be read with a key only the provider and we have: a reason to ask
  /// the provider, and nothing more.
  ///
  /// @param refund number of the refund it is about
  record UnsignedHint(String merchantOrderNumber, String refund, String type, Evidence evidence)
      implements Notification {}
}
