package guitai.provider.unionpay;

import guitai.problem.Problem;
import guitai.provider.Wallet.PrepayRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// The fields of a prepay message to UnionPay (预下单; `01`, `01`), all but the signature fixed once.
///
/// @see <a href="https://open.unionpay.com/tjweb/acproduct/list?apiservId=450">the phone
///   control</a>
final class PrepayMessage {
  private static final int DESCRIPTION = 32;
  private static final long MOST = 999_999_999_999L;

  private PrepayMessage() {}

  /// @throws Problem where UnionPay can't take the request
  static Fields of(UnionPayAccount account, PrepayRequest request, Instant now) {
    requirePayable(request);
    return Messages.common(account)
        .with("txnType", "01")
        .with("txnSubType", "01")
        .with("bizType", Messages.PAYMENT)
        .with("channelType", "08")
        .with("orderId", request.attempt().text())
        .with("txnTime", ChinaTime.second(now))
        .with("txnAmt", Long.toString(request.amount().minorUnits()))
        .with("currencyCode", "156")
        .with("payTimeout", ChinaTime.second(request.expiresAt()))
        .with("backUrl", account.notifyUrl().toString())
        .with("orderDesc", description(request.description(), request.attempt().text()));
  }

  private static void requirePayable(PrepayRequest request) {
    if (!request.amount().currency().getCurrencyCode().equals("CNY")) {
      throw Problem.of(422, "currency-not-offered", "UnionPay takes CNY here.");
    }
    if (request.amount().minorUnits() < 1 || request.amount().minorUnits() > MOST) {
      throw Problem.of(422, "amount-not-payable", "UnionPay does not take this amount.");
    }
    if (request.payer().openId().isPresent()) {
      throw Problem.of(
          400, "payer-openid-refused", "The payer's openid is for payments inside WeChat.");
    }
  }

  /// At most 32 bytes of UTF-8, since UnionPay doesn't say what it counts, and no character that
  /// its own parser takes for structure.
  static String description(String text, String otherwise) {
    var shortened = new StringBuilder();
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
      shortened.append(one);
    }
    return shortened.isEmpty() ? otherwise : shortened.toString().strip();
  }
}
