package guitai.provider.alipay;

import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// A trade in a notification or an answer.
///
/// @param seller the account that the trade was verified to belong to
/// @param app the application that it was made with
/// @param field of the notification or answer, by name
/// @param paidAt the field with the time of payment, which the two name differently
record Trade(String seller, String app, Function<String, Optional<String>> field, String paidAt) {
  static Trade notified(String seller, String app, SignedForm notice) {
    return new Trade(seller, app, notice::field, "gmt_payment");
  }

  /// An answer names no application: it is that of the attempt.
  static Trade answered(String seller, String app, Answer.Verified answer) {
    return new Trade(seller, app, answer::text, "send_pay_date");
  }

  Optional<String> merchantOrderNumber() {
    return field.apply("out_trade_no");
  }

  String status() {
    return field.apply("trade_status").orElse("");
  }

  boolean wasPaid() {
    return field.apply(paidAt).isPresent();
  }

  /// Empty if a value that a payment needs is missing or unreadable.
  Optional<Payment> payment() {
    return field
        .apply("trade_no")
        .map(number -> new PaymentId(AlipayNotifications.PROVIDER, seller, number))
        .flatMap(this::payment);
  }

  private Optional<Payment> payment(PaymentId id) {
    return money("total_amount")
        .flatMap(amount -> moment(paidAt).map(at -> new Payment(id, app, amount, at)));
  }

  /// The refunded total (累计退款) in a notification; never zero.
  Optional<Money> refundedTotal() {
    return money("refund_fee").filter(amount -> amount.minorUnits() > 0);
  }

  /// Whether the field has text that is no amount.
  boolean unreadable(String name) {
    return field.apply(name).isPresent() && money(name).isEmpty();
  }

  Optional<Instant> moment(String name) {
    return field.apply(name).flatMap(BeijingTime::parse);
  }

  private Optional<Money> money(String name) {
    return field.apply(name).flatMap(Yuan::parse);
  }
}
