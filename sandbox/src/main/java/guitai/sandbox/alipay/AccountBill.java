package guitai.sandbox.alipay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The fund-flow bill (资金账单) of a period: payments, refunds, and the fees that Alipay charged or
/// refunded.
record AccountBill(Merchant merchant, OrderState books, BillPeriod period) {
  private static final String COLUMNS =
      "账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注";

  /// @param amount in fen, negative for an outgoing movement
  private record Flow(
      Instant at, String tradeNo, String order, String name, String kind, long amount) {}

  List<BillFile> files() {
    var flows = flows();
    long balance = flows.stream().filter(f -> period.after(f.at())).mapToLong(Flow::amount).sum();
    var rows = new ArrayList<String>();
    rows.add(COLUMNS);
    var shown = flows.stream().filter(flow -> period.holds(flow.at())).toList();
    for (int i = 0; i < shown.size(); i++) {
      balance += shown.get(i).amount();
      rows.add(row(i + 1, shown.get(i), balance));
    }
    var sums = List.of("#支出合计：" + sum(shown, -1), "#收入合计：" + sum(shown, 1));
    return List.of(BillFile.of("_账务明细.csv", "账务明细", period, "账务明细列表", rows, sums));
  }

  private List<Flow> flows() {
    var flows = new ArrayList<Flow>();
    TradeBill.own(merchant, books, period)
        .flatMap(TradeBill::lines)
        .sorted(Comparator.comparing(TradeLine::done))
        .forEach(line -> {
          var kind = line.refund() ? "交易退款" : "在线支付";
          flows.add(flow(line, line.order().subject(), kind, line.amount()));
          if (line.fee() != 0) {
            flows.add(flow(line, "服务费", line.refund() ? "退费" : "收费", line.fee()));
          }
        });
    return flows;
  }

  private static Flow flow(TradeLine line, String name, String kind, long amount) {
    return new Flow(line.done(), line.order().tradeNo(), line.order().number(), name, kind, amount);
  }

  private String row(int number, Flow flow, long balance) {
    var amount = Yuan.of(flow.amount());
    return String.join(
        ",",
        period.text() + "%09d".formatted(number) + "\t",
        flow.tradeNo() + "\t",
        flow.order() + "\t",
        BillFile.quoted(flow.name()),
        BeijingTime.second(flow.at()),
        PaymentFields.LOGON_ID,
        flow.amount() > 0 ? "+" + amount : "",
        flow.amount() < 0 ? amount : "",
        Yuan.of(balance),
        "支付宝",
        flow.kind(),
        "");
  }

  private static String sum(List<Flow> flows, int sign) {
    var these = flows.stream().filter(flow -> Long.signum(flow.amount()) == sign).toList();
    return "%d笔，共%s元"
        .formatted(these.size(), Yuan.of(these.stream().mapToLong(Flow::amount).sum()));
  }
}
