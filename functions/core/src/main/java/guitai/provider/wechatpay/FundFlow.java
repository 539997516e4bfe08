package guitai.provider.wechatpay;

import guitai.provider.Bills.Direction;
import guitai.provider.Bills.Movement;
import guitai.storefront.Money;
import java.time.Instant;

/// A movement of money on the merchant's account at WeChat Pay, as in the fund-flow bill (资金账单).
///
/// @param number of the movement (`资金流水单号`)
/// @param business WeChat Pay's number (`微信支付业务单号`) of the payment, refund or other business that
///   moved the money
/// @param kind of business as WeChat Pay names it (`交易`, `退款`, `扣除交易手续费`)
/// @param voucher the merchant's number of that business (`业务凭证号`), or empty text
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4013071235">fund-flow bill</a>
public record FundFlow(
    Instant at,
    String number,
    String business,
    String kind,
    Direction direction,
    Money amount,
    String voucher) {
  static final BillForm<FundFlow, Totals> FORM =
      new BillForm<>(
          FundFlow::read,
          FundFlow::totals,
          new Totals(0, Money.of(0, "CNY"), 0, Money.of(0, "CNY")));

  /// The totals that the bill states.
  public record Totals(long in, Money moneyIn, long out, Money moneyOut) {}

  Movement movement() {
    return new Movement(business, at, direction, amount);
  }

  private static FundFlow read(BillRow row) {
    return new FundFlow(
        row.time("记账时间"),
        row.text("资金流水单号"),
        row.text("微信支付业务单号"),
        row.text("业务类型"),
        direction(row),
        row.money("收支金额(元)"),
        row.any("业务凭证号"));
  }

  private static Direction direction(BillRow row) {
    return switch (row.text("收支类型")) {
      case "收入" -> Direction.IN;
      case "支出" -> Direction.OUT;
      default -> throw row.unreadable("收支类型");
    };
  }

  private static Totals totals(BillRow sums) {
    return new Totals(
        sums.count("收入笔数"), sums.money("收入金额"), sums.count("支出笔数"), sums.money("支出金额"));
  }
}
