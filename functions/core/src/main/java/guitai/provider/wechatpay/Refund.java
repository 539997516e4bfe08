package guitai.provider.wechatpay;

import guitai.json.Field;
import guitai.provider.RefundParameters;
import guitai.provider.Refunds.Progress;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.util.Optional;

/// A refund in a notification or an answer. The two name its state differently. A notification has
/// no currency: its amounts are in yuan.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791906">refund notification</a>
record Refund(JsonObject json) {
  Optional<String> merchantOrderNumber() {
    return Field.text(json, "out_trade_no");
  }

  Optional<String> payment() {
    return Field.text(json, "transaction_id");
  }

  /// The merchant's number.
  Optional<String> number() {
    return Field.text(json, "out_refund_no");
  }

  /// The amount to be refunded.
  Optional<Money> amount() {
    return money("refund");
  }

  /// The payment's total, as it was requested.
  Optional<Money> total() {
    return money("total");
  }

  /// Whether it names the refund, its payment and order, and the amount.
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

  /// The state in a notification.
  Optional<String> notifiedState() {
    return Field.text(json, "refund_status");
  }

  /// The state in an answer.
  Optional<String> answeredState() {
    return Field.text(json, "status");
  }

  /// Empty if the state is unknown, or a value that belongs to it is missing or unreadable.
  Optional<Progress> progress(String state) {
    return Field.text(json, "refund_id").flatMap(id -> progress(state, id));
  }

  private Optional<Progress> progress(String state, String id) {
    return switch (state) {
      case "SUCCESS" -> done(id);
      case "PROCESSING" -> Optional.of(new Progress.Processing(id));
      case "ABNORMAL" -> amount().map(amount -> new Progress.Abnormal(id, amount));
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
        .filter(amount -> Yuan.unlessNamed(amount).filter(Yuan.CNY::equals).isPresent())
        .flatMap(amount -> fen(amount, name));
  }

  private static Optional<Money> fen(JsonObject amount, String name) {
    var fen = Field.digits(amount, name);
    return fen.isPresent() ? Optional.of(Money.of(fen.getAsLong(), "CNY")) : Optional.empty();
  }
}
