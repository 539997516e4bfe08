package guitai.provider.unionpay;

import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/// A transaction as a notification or a query's answer tells it: `merId`, `orderId` and `txnTime`
/// together name one.
record Transaction(SignedMessage message) {
  private static final Pattern FEN = Pattern.compile("[1-9][0-9]{0,11}");
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z]{1,32}");

  Optional<String> orderId() {
    return message.text("orderId");
  }

  Optional<String> txnTime() {
    return message.text("txnTime");
  }

  /// UnionPay's number of it.
  Optional<String> queryId() {
    return message.text("queryId").filter(number -> NUMBER.matcher(number).matches());
  }

  boolean isOf(UnionPayAccount account) {
    return message.says("merId", account.merId());
  }

  boolean is(String type, String subtype) {
    return message.says("txnType", type) && message.says("txnSubType", subtype);
  }

  /// Empty where anything that makes it a payment is missing or unreadable.
  Optional<Payment> payment() {
    return message
        .text("merId")
        .flatMap(merId ->
            queryId()
                .map(number -> new PaymentId(UnionPayNotifications.PROVIDER, merId, number))
                .flatMap(this::payment));
  }

  /// The transaction's own time takes the place of an app: a payment that names another isn't the
  /// attempt's.
  private Optional<Payment> payment(PaymentId id) {
    return txnTime()
        .flatMap(
            time -> amount().flatMap(amount -> at().map(at -> new Payment(id, time, amount, at))));
  }

  /// `txnAmt`, which is what was asked; what is settled may be less.
  Optional<Money> amount() {
    return message
        .text("txnAmt")
        .filter(fen -> FEN.matcher(fen).matches())
        .flatMap(fen -> currency().map(known -> new Money(Long.parseLong(fen), known)));
  }

  /// A number of ISO 4217: 156 is the yuan.
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

  /// When UnionPay passed it on.
  Optional<Instant> at() {
    return txnTime()
        .flatMap(ChinaTime::parse)
        .flatMap(
            ordered -> message.text("traceTime").flatMap(time -> ChinaTime.near(time, ordered)));
  }
}
