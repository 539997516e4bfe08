package guitai.provider.unionpay;

import guitai.problem.Problem;
import guitai.provider.Wallet.PrepayRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// The parameters of an order to UnionPay (`01`, `01`), all but the signature fixed once.
///
/// @see <a href="https://open.unionpay.com/tjweb/acproduct/list?apiservId=450">the phone
///   control</a>
final class PrepayMessage {
  private static final int DESCRIPTION = 32;
  private static final long MOST = 999_999_999_999L;

  private PrepayMessage() {}

  /// @throws Problem where the wish isn't one for UnionPay
  static Fields of(UnionPayAccount account, PrepayRequest wish, Instant now) {
    requirePayable(wish);
    return Messages.common(account)
        .with("txnType", "01")
        .with("txnSubType", "01")
        .with("bizType", Messages.PAYMENT)
        .with("channelType", "08")
        .with("orderId", wish.attempt().text())
        .with("txnTime", ChinaTime.second(now))
        .with("txnAmt", Long.toString(wish.amount().minorUnits()))
        .with("currencyCode", "156")
        .with("payTimeout", ChinaTime.second(wish.expiresAt()))
        .with("backUrl", account.notifyUrl().toString())
        .with("orderDesc", description(wish.description(), wish.attempt().text()));
  }

  private static void requirePayable(PrepayRequest wish) {
    if (!wish.amount().currency().getCurrencyCode().equals("CNY")) {
      throw Problem.of(422, "currency-not-offered", "UnionPay takes CNY here.");
    }
    if (wish.amount().minorUnits() < 1 || wish.amount().minorUnits() > MOST) {
      throw Problem.of(422, "amount-not-payable", "UnionPay does not take this amount.");
    }
    if (wish.payer().openId().isPresent()) {
      throw Problem.of(
          400, "payer-openid-refused", "The payer's openid is for payments inside WeChat.");
    }
  }

  /// At most 32 bytes of UTF-8, whatever UnionPay counts, and nothing that its own parser takes for
  /// structure.
  static String description(String text, String otherwise) {
    var kept = new StringBuilder();
    int bytes = 0;
    for (int character : text.strip().codePoints().toArray()) {
      if (Character.isISOControl(character) || "&={}[]\"'".indexOf(character) >= 0) {
        continue;
      }
      var one = Character.toString(character);
      bytes += one.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > DESCRIPTION) {
        break;
      }
      kept.append(one);
    }
    return kept.isEmpty() ? otherwise : kept.toString().strip();
  }
}
