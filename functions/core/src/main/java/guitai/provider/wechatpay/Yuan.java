package guitai.provider.wechatpay;

import guitai.json.Field;
import jakarta.json.JsonObject;
import java.util.Currency;
import java.util.Optional;

/// The currency of an `amount`, which WeChat Pay may leave out: then it is the yuan, in a
/// notification and in an answer alike.
final class Yuan {
  static final Currency CNY = Currency.getInstance("CNY");

  private Yuan() {}

  /// Empty if what it names is no currency.
  static Optional<Currency> unlessNamed(JsonObject amount) {
    return amount.containsKey("currency")
        ? Field.text(amount, "currency").flatMap(Yuan::currency)
        : Optional.of(CNY);
  }

  private static Optional<Currency> currency(String code) {
    try {
      return Optional.of(Currency.getInstance(code));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
