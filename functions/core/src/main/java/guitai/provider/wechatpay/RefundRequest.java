package guitai.provider.wechatpay;

import guitai.json.Json;
import guitai.provider.RefundParameters;
import guitai.storefront.Money;
import jakarta.json.JsonObjectBuilder;
import java.util.regex.Pattern;

/// The body of a refund request (退款申请) to WeChat Pay: for the same refund and account always the
/// same text.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791903">refund</a>
final class RefundRequest {
  private static final int REASON = 80;
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_|*@-]{1,64}");
  private static final Pattern PAYMENT = Pattern.compile("[0-9A-Za-z]{1,32}");

  private RefundRequest() {}

  static String write(WechatPayAccount account, RefundParameters order) {
    require(PAYMENT.matcher(order.payment()).matches(), "not a payment number of WeChat Pay");
    requireAmounts(order.amount(), order.total());
    var json =
        Json.object()
            .add("transaction_id", order.payment())
            .add("out_refund_no", number(order.number()));
    if (!order.reason().isBlank()) {
      json.add("reason", PrepayBody.cut(order.reason(), REASON));
    }
    return json.add("notify_url", account.notifyUrl().toString())
        .add("amount", amount(order))
        .build()
        .toString();
  }

  /// Whether a refund can have this number.
  static boolean fits(String number) {
    return NUMBER.matcher(number).matches();
  }

  /// @throws IllegalArgumentException if no refund can have this number
  static String number(String number) {
    require(fits(number), "not a refund number at WeChat Pay");
    return number;
  }

  private static JsonObjectBuilder amount(RefundParameters order) {
    return Json.object()
        .add("refund", order.amount().minorUnits())
        .add("total", order.total().minorUnits())
        .add("currency", "CNY");
  }

  private static void requireAmounts(Money amount, Money total) {
    require(yuan(amount) && yuan(total), "WeChat Pay refunds CNY");
    require(
        amount.minorUnits() >= 1
            && amount.minorUnits() <= total.minorUnits()
            && total.minorUnits() <= Integer.MAX_VALUE,
        "not an amount to refund");
  }

  private static boolean yuan(Money money) {
    return money.currency().getCurrencyCode().equals("CNY");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
