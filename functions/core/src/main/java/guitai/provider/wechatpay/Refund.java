package guitai.provider.wechatpay;

import guitai.json.Field;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds.Progress;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.util.Optional;

/// A refund as a notification or an answer tells it. They name its state differently, and a
/// notification tells no currency: there it is yuan.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791906">refund notification</a>
record Refund(JsonObject json) {
  Optional<String> merchantOrderNumber() {
    return Field.text(json, "out_trade_no");
  }

  Optional<String> payment() {
    return Field.text(json, "transaction_id");
  }

  /// The merchant's.
  Optional<String> number() {
    return Field.text(json, "out_refund_no");
  }

  /// What is given back.
  Optional<Money> amount() {
    return money("refund");
  }

  /// Of the payment, as it was asked.
  Optional<Money> total() {
    return money("total");
  }

  /// Whether it says which refund, of which payment and order, and how much.
  boolean isWhole() {
    return merchantOrderNumber().isPresent()
        && payment().isPresent()
        && number().isPresent()
        && amount().isPresent();
  }

  boolean is(RefundParameters order) {
    return number().filter(order.number()::equals).isPresent()
        && payment().filter(order.payment()::equals).isPresent()
        && amount().filter(order.amount()::equals).isPresent()
        && total().filter(order.total()::equals).isPresent();
  }

  /// Where a notification tells it.
  Optional<String> toldState() {
    return Field.text(json, "refund_status");
  }

  /// Where an answer tells it.
  Optional<String> answeredState() {
    return Field.text(json, "status");
  }

  /// Empty where the state is unknown, or anything that belongs to it missing or unreadable.
  Optional<Progress> progress(String state) {
    return Field.text(json, "refund_id").flatMap(id -> progress(state, id));
  }

  private Optional<Progress> progress(String state, String id) {
    return switch (state) {
      case "SUCCESS" -> done(id);
      case "PROCESSING" -> Optional.of(new Progress.Processing(id));
      case "ABNORMAL" -> Optional.of(new Progress.Abnormal(id));
      case "CLOSED" -> Optional.of(new Progress.Closed(id));
      default -> Optional.empty();
    };
  }

  private Optional<Progress> done(String id) {
    return amount()
        .flatMap(amount ->
            Field.time(json, "success_time").map(at -> new Progress.Done(id, amount, at)));
  }

  private Optional<Money> money(String name) {
    return Field.object(json, "amount")
        .filter(amount ->
            !amount.containsKey("currency")
                || Field.text(amount, "currency").filter("CNY"::equals).isPresent())
        .flatMap(amount -> fen(amount, name));
  }

  private static Optional<Money> fen(JsonObject amount, String name) {
    var fen = Field.digits(amount, name);
    return fen.isPresent() ? Optional.of(Money.of(fen.getAsLong(), "CNY")) : Optional.empty();
  }
}
