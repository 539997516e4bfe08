package guitai.provider.wechatpay;

import guitai.json.Field;
import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/// A transaction in a notification or in the answer to a query.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791902">payment notification</a>
record Transaction(JsonObject json) {
  Optional<String> mchid() {
    return Field.text(json, "mchid");
  }

  Optional<String> appid() {
    return Field.text(json, "appid");
  }

  Optional<String> merchantOrderNumber() {
    return Field.text(json, "out_trade_no");
  }

  Optional<String> number() {
    return Field.text(json, "transaction_id");
  }

  Optional<String> state() {
    return Field.text(json, "trade_state");
  }

  /// Whether it was paid to this merchant; the app that counts is its attempt's.
  boolean isFor(WechatPayAccount account) {
    return mchid().filter(account.mchid()::equals).isPresent();
  }

  /// Empty if a value that a payment needs is missing or unreadable.
  Optional<Payment> payment() {
    return mchid()
        .flatMap(mchid ->
            number()
                .flatMap(number ->
                    payment(new PaymentId(WechatPayNotifications.PROVIDER, mchid, number))));
  }

  private Optional<Payment> payment(PaymentId id) {
    return appid()
        .flatMap(app ->
            amount().flatMap(amount -> paidAt().map(at -> new Payment(id, app, amount, at))));
  }

  /// `total`: the amount requested, never what the payer paid after coupons.
  private Optional<Money> amount() {
    return Field.object(json, "amount").flatMap(Transaction::money);
  }

  private static Optional<Money> money(JsonObject amount) {
    var total = Field.digits(amount, "total");
    var currency = Yuan.unlessNamed(amount);
    return total.isEmpty()
        ? Optional.empty()
        : currency.map(known -> new Money(total.getAsLong(), known));
  }

  private Optional<Instant> paidAt() {
    return Field.time(json, "success_time");
  }
}
