package guitai.payment;

import java.util.Optional;
import java.util.stream.Stream;

/// A payment, by the provider's number.
///
/// @param provider by its name in our contract (`wechat-pay`)
/// @param account our account there (WeChat Pay: the mchid)
/// @param number the provider's payment number (WeChat Pay: the transaction id)
public record PaymentId(String provider, String account, String number) {
  public String text() {
    return provider + ":" + account + ":" + number;
  }

  /// The payment of this [#text]; empty where the text names none.
  public static Optional<PaymentId> parse(String text) {
    var parts = text.split(":", 3);
    return parts.length == 3 && Stream.of(parts).noneMatch(String::isEmpty)
        ? Optional.of(new PaymentId(parts[0], parts[1], parts[2]))
        : Optional.empty();
  }
}
