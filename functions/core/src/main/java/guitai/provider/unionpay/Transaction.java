package guitai.provider.unionpay;

import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/// A transaction in a notification or in the answer to a query. `merId`, `orderId` and `txnTime`
/// together identify it.
record Transaction(SignedMessage message) {
  private static final Pattern FEN = Pattern.compile("[1-9][0-9]{0,11}");
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z]{1,32}");

  Optional<String> orderId() {
    return message.text("orderId");
  }

  Optional<String> txnTime() {
    return message.text("txnTime");
  }

  /// UnionPay's number of the transaction.
  Optional<String> queryId() {
    return message.text("queryId").filter(number -> NUMBER.matcher(number).matches());
  }

  boolean isOf(UnionPayAccount account) {
    return message.says("merId", account.merId());
  }

  boolean is(String type, String subtype) {
    return message.says("txnType", type) && message.says("txnSubType", subtype);
  }

  /// Empty where a field that a payment needs is missing or unreadable.
  Optional<Payment> payment() {
    return message
        .text("merId")
        .flatMap(merId ->
            queryId()
                .map(number -> new PaymentId(UnionPayNotifications.PROVIDER, merId, number))
                .flatMap(this::payment));
  }

  /// `txnTime` stands in for the app's identifier: a payment with another time doesn't belong to
  /// the attempt.
  private Optional<Payment> payment(PaymentId id) {
    return txnTime()
        .flatMap(
            time -> amount().flatMap(amount -> at().map(at -> new Payment(id, time, amount, at))));
  }

  /// `txnAmt`: the amount requested; the amount settled to us may be less.
  Optional<Money> amount() {
    return message
        .text("txnAmt")
        .filter(fen -> FEN.matcher(fen).matches())
        .flatMap(fen -> currency().map(known -> new Money(Long.parseLong(fen), known)));
  }

  /// A numeric code of ISO 4217: 156 is the yuan.
  private Optional<Currency> currency() {
    return message
        .text("currencyCode")
        .flatMap(code ->
            code.equals("156")
                ? Optional.of(Currency.getInstance("CNY"))
                : Currency.getAvailableCurrencies().stream()
                    .filter(each -> each.getNumericCodeAsString().equals(code))
                    .findFirst());
  }

  /// When UnionPay passed the transaction on.
  Optional<Instant> at() {
    return txnTime()
        .flatMap(ChinaTime::parse)
        .flatMap(
            ordered -> message.text("traceTime").flatMap(time -> ChinaTime.near(time, ordered)));
  }
}
