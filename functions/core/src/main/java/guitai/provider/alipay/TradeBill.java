package guitai.provider.alipay;

import guitai.json.Absent;
import guitai.provider.Bills.Amounts;
import guitai.provider.Bills.Line;
import guitai.provider.Bills.State;
import guitai.provider.Bills.Totals;
import java.util.List;
import java.util.Optional;

/// The lines and totals of a trade bill (交易账单). Its totals add up the settled amounts.
///
/// @see <a href="https://opendocs.alipay.com/open/204/106262">bill of trade</a>
final class TradeBill {
  static final Totals NOTHING = new Totals(0, BillSum.NOTHING.amount(), BillSum.NOTHING.amount());

  private static final String KIND = "业务类型";
  private static final String REFUND = "退款批次号/请求号";

  private TradeBill() {}

  /// The file with the lines, not the summary in the same archive.
  static boolean holdsLines(String file) {
    return file.contains("业务明细") && !file.contains("汇总") && file.endsWith(".csv");
  }

  static Line line(BillRow row) {
    return switch (row.text(KIND)) {
      case "交易" -> paid(row);
      case "退款" -> refunded(row);
      default -> throw row.unreadable(KIND);
    };
  }

  private static Line paid(BillRow row) {
    return new Line.Paid(
        row.text("商户订单号"),
        row.text("支付宝交易号"),
        row.time("完成时间"),
        new Amounts(row.money("订单金额"), row.money("商家实收"), row.fee("服务费")));
  }

  /// Alipay gives a refund no number of its own; a refund without the merchant's number either is
  /// named by its order's number.
  private static Line refunded(BillRow row) {
    var number = Absent.read(row.any(REFUND));
    return new Line.Refunded(
        Optional.of(row.text("商户订单号")),
        row.text("支付宝交易号"),
        number,
        number.orElseGet(() -> row.text("商户订单号")),
        row.time("完成时间"),
        new Amounts(row.refunded("订单金额"), row.refunded("商家实收"), row.fee("服务费")),
        State.DONE);
  }

  static Totals totals(List<String> notes) {
    var paid = BillSum.of(notes, "交易合计");
    var refunded = BillSum.of(notes, "退款合计");
    return new Totals(paid.count() + refunded.count(), paid.amount(), refunded.amount());
  }

  /// Of a bill in several files.
  static Totals sum(Totals one, Totals other) {
    var paid = new BillSum(one.lines(), one.paid()).plus(new BillSum(other.lines(), other.paid()));
    var refunded = new BillSum(0, one.refunded()).plus(new BillSum(0, other.refunded()));
    return new Totals(paid.count(), paid.amount(), refunded.amount());
  }
}
