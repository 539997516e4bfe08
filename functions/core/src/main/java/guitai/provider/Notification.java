package guitai.provider;

import guitai.inapp.PurchaseUpdate;
import guitai.payment.AgreementId;
import guitai.payment.Evidence;
import guitai.payment.Payment;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.Optional;

/// What a verified delivery (异步通知) says, in the terms of our domain. Only a provider's verification
/// makes one.
///
/// `merchantOrderNumber` is as the provider reported it, ours or not.
public sealed interface Notification {
  /// The verified delivery itself.
  Evidence evidence();

  /// A payment is confirmed (支付成功).
  record Paid(String merchantOrderNumber, Payment payment, Evidence evidence)
      implements Notification {}

  /// A refund (退款), ours or one made in the provider's console, reached its final state.
  ///
  /// @param payment the provider's number of the payment
  /// @param number the merchant's number of the refund, as the provider reported it
  record RefundFinished(
      String merchantOrderNumber,
      String payment,
      String number,
      Refunds.Progress progress,
      Evidence evidence)
      implements Notification {}

  /// The refunded total (累计退款) of a payment, in one or more refunds, ours or not.
  ///
  /// @param payment which this confirms too
  /// @param refund number of the refund that caused the notification, as the provider reported it
  record RefundTotal(
      String merchantOrderNumber,
      Payment payment,
      Money refundTotal,
      Optional<String> refund,
      Instant at,
      Evidence evidence)
      implements Notification {}

  /// A customer signed an agreement (签约协议) to be charged, or ended one.
  ///
  /// @param type as the provider names it
  /// @param id the notification's number at the provider
  record AgreementChanged(AgreementId agreement, String type, String id, Evidence evidence)
      implements Notification {}

  /// A store that sells for us reported a change of a purchase.
  record PurchaseUpdated(PurchaseUpdate update, Evidence evidence) implements Notification {}

  /// Verified, and without effect by itself.
  ///
  /// @param type as the provider names it
  /// @param id the notification's number at the provider
  /// @param query whether it gives reason to ask the provider
  /// @param refund number of the refund to ask about, as the provider reported it
  record Other(
      String type,
      String id,
      Optional<String> merchantOrderNumber,
      boolean query,
      Optional<String> refund,
      Evidence evidence)
      implements Notification {
    public Other(
        String type,
        String id,
        Optional<String> merchantOrderNumber,
        boolean query,
        Evidence evidence) {
      this(type, id, merchantOrderNumber, query, Optional.empty(), evidence);
    }
  }

  /// Verified, and of no kind or form that we know: it is stored and counted by its type.
  ///
  /// @param known what of it is known all the same
  /// @param money whether it can be about money, so that a person must see it
  record Unrecognized(Other known, boolean money) implements Notification {
    @Override
    public Evidence evidence() {
      return known.evidence();
    }
  }

  /// A customer's complaint (投诉) at the provider is new or has changed.
  ///
  /// @param known its type, its number as a notification, and the order where it names one
  /// @param complaint the complaint's number; empty where it is unreadable
  record Complained(Other known, Optional<String> complaint) implements Notification {
    @Override
    public Evidence evidence() {
      return known.evidence();
    }
  }

  /// Not signed, but encrypted with a key that only the provider and we have: a reason to query the
  /// payment, and nothing more.
  ///
  /// @param refund number of the refund it is about
  record UnsignedHint(String merchantOrderNumber, String refund, String type, Evidence evidence)
      implements Notification {}
}
