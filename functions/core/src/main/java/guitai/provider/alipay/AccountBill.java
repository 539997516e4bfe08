package guitai.provider.alipay;

import guitai.provider.Bills.Direction;
import guitai.provider.Bills.Funds;
import guitai.provider.Bills.Movement;
import java.util.List;

/// The movements and totals of Alipay's account bill (资金账单).
///
/// @see <a href="https://opendocs.alipay.com/open/204/106262">bill of the account</a>
final class AccountBill {
  static final Funds NOTHING = new Funds(0, BillSum.NOTHING.amount(), 0, BillSum.NOTHING.amount());

  private AccountBill() {}

  static boolean holdsLines(String file) {
    return file.contains("账务明细") && !file.contains("汇总") && file.endsWith(".csv");
  }

  /// One of the two columns is empty.
  static Movement movement(BillRow row) {
    boolean in = row.any("支出金额").isEmpty();
    return new Movement(
        row.text("业务流水号"),
        row.time("发生时间"),
        in ? Direction.IN : Direction.OUT,
        in ? row.money("收入金额") : row.refunded("支出金额"));
  }

  static Funds funds(List<String> notes) {
    var in = BillSum.of(notes, "收入合计");
    var out = BillSum.of(notes, "支出合计");
    return new Funds(in.count(), in.amount(), out.count(), out.amount());
  }

  /// Of a bill in several files.
  static Funds sum(Funds one, Funds other) {
    var in = new BillSum(one.in(), one.moneyIn()).plus(new BillSum(other.in(), other.moneyIn()));
    var out =
        new BillSum(one.out(), one.moneyOut()).plus(new BillSum(other.out(), other.moneyOut()));
    return new Funds(in.count(), in.amount(), out.count(), out.amount());
  }
}
