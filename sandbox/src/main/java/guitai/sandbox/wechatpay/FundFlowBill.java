package guitai.sandbox.wechatpay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// The fund-flow bill (资金账单) of a day. The balance is the sum of all movements so far.
///
/// @param before whether an instant is of an earlier day
/// @param day whether an instant is of the day
record FundFlowBill(
    String merchant, OrderState books, Predicate<Instant> before, Predicate<Instant> day) {
  private static final List<String> COLUMNS =
      List.of("记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号".split(","));
  private static final List<String> SUMS = List.of("资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额".split(","));

  /// @param number the movement's own
  /// @param left the balance, in fen
  record Line(FundFlow flow, String number, long left) implements Bill.Line {
    @Override
    public List<String> values() {
      return List.of(
          Bill.SECOND.format(flow.at()),
          flow.business(),
          number,
          flow.name(),
          flow.name(),
          flow.fen() > 0 ? "收入" : "支出",
          Bill.yuan(Math.abs(flow.fen())),
          Bill.yuan(left),
          "system",
          Bill.text(flow.remark()),
          flow.voucher());
    }
  }

  List<Line> lines() {
    var own = books.all().stream().filter(trade -> trade.request().mchid().equals(merchant));
    var flows = own.flatMap(FundFlow::of).toList();
    long left =
        flows.stream().filter(flow -> before.test(flow.at())).mapToLong(FundFlow::fen).sum();
    var today =
        flows.stream()
            .filter(flow -> day.test(flow.at()))
            .sorted(Comparator.comparing(FundFlow::at))
            .toList();
    var lines = new ArrayList<Line>();
    for (var flow : today) {
      left += flow.fen();
      var date = Bill.SECOND.format(flow.at()).substring(0, 10).replace("-", "");
      lines.add(new Line(flow, merchant + date + "%014d".formatted(lines.size() + 1), left));
    }
    return lines;
  }

  static Bill bill(List<Line> lines) {
    var in = lines.stream().mapToLong(line -> line.flow().fen()).filter(fen -> fen > 0).toArray();
    var out = lines.stream().mapToLong(line -> -line.flow().fen()).filter(fen -> fen > 0).toArray();
    return new Bill(
        COLUMNS,
        lines,
        SUMS,
        List.of(
            Bill.count(lines.size()),
            Bill.count(in.length),
            Bill.sum(Arrays.stream(in).sum()),
            Bill.count(out.length),
            Bill.sum(Arrays.stream(out).sum())));
  }
}
