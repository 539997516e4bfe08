package guitai.provider.wechatpay;

import guitai.json.Absent;
import guitai.provider.Bills.Amounts;
import guitai.provider.Bills.Line;
import guitai.provider.Bills.State;
import guitai.provider.Bills.Totals;
import guitai.storefront.Money;
import java.util.Optional;

/// The lines and totals of a trade bill (交易账单) of all kinds (`ALL`).
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4013071233">trade bill</a>
final class TradeBill {
  static final BillForm<Line, Totals> FORM =
      new BillForm<>(
          TradeBill::line,
          TradeBill::totals,
          new Totals(0, Money.of(0, "CNY"), Money.of(0, "CNY")));

  private static final String KIND = "交易状态";
  private static final String STATE = "退款状态";

  private TradeBill() {}

  /// A row of another kind is unreadable, and not skipped.
  private static Line line(BillRow row) {
    return switch (row.text(KIND)) {
      case "SUCCESS" -> paid(requireYuan(row));
      case "REVOKED" -> voided(requireYuan(row));
      case "REFUND" -> refunded(requireYuan(row));
      default -> throw row.unreadable(KIND);
    };
  }

  private static BillRow requireYuan(BillRow row) {
    if (!row.text("货币种类").equals("CNY")) {
      throw row.unreadable("货币种类");
    }
    return row;
  }

  /// The order's amount is the amount requested; `应结订单金额` is less if there were coupons.
  private static Line paid(BillRow row) {
    return new Line.Paid(
        row.text("商户订单号"),
        row.text("微信订单号"),
        row.time("交易时间"),
        new Amounts(row.money("订单金额"), row.money("应结订单金额"), row.fee("手续费")));
  }

  private static Line voided(BillRow row) {
    return new Line.Voided(
        row.text("商户订单号"),
        row.text("微信订单号"),
        row.time("交易时间"),
        new Amounts(row.money("订单金额"), row.money("应结订单金额"), row.fee("手续费")));
  }

  private static Line refunded(BillRow row) {
    return new Line.Refunded(
        Optional.of(row.text("商户订单号")),
        row.text("微信订单号"),
        numberOrNone(row.any("商户退款单号")),
        row.text("微信退款单号"),
        row.time("交易时间"),
        new Amounts(row.money("申请退款金额"), row.money("退款金额"), row.fee("手续费")),
        state(row));
  }

  /// The bill writes an absent number as `0`.
  private static Optional<String> numberOrNone(String number) {
    return Absent.read(number).filter(text -> !text.equals("0"));
  }

  private static State state(BillRow row) {
    return switch (row.text(STATE)) {
      case "SUCCESS" -> State.DONE;
      case "PROCESSING" -> State.PROCESSING;
      case "CHANGE" -> State.ABNORMAL;
      case "FAIL" -> State.FAILED;
      default -> throw row.unreadable(STATE);
    };
  }

  private static Totals totals(BillRow sums) {
    return new Totals(sums.count("总交易单数"), sums.money("订单总金额"), sums.money("申请退款总金额"));
  }
}
