package guitai.provider.alipay;

import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// A trade as a notice or an answer tells it.
///
/// @param account whose trade it was proved to be
/// @param field of the notice or answer, by name
/// @param paidAt the field that tells when it was paid: they name it differently
record Trade(AlipayAccount account, Function<String, Optional<String>> field, String paidAt) {
  static Trade noticed(AlipayAccount account, SignedForm notice) {
    return new Trade(account, notice::field, "gmt_payment");
  }

  static Trade answered(AlipayAccount account, Answer.Believed answer) {
    return new Trade(account, answer::text, "send_pay_date");
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

  /// Empty where anything that makes it a payment is missing or unreadable.
  Optional<Payment> payment() {
    return field
        .apply("trade_no")
        .map(number -> new PaymentId(AlipayNotifications.PROVIDER, account.sellerId(), number))
        .flatMap(this::payment);
  }

  private Optional<Payment> payment(PaymentId id) {
    return money("total_amount")
        .flatMap(amount -> moment(paidAt).map(at -> new Payment(id, account.appId(), amount, at)));
  }

  /// All that has gone back of it, as a notice tells; never zero.
  Optional<Money> returned() {
    return money("refund_fee").filter(amount -> amount.minorUnits() > 0);
  }

  /// Whether the text of the field is there but no amount.
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
