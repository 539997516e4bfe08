package guitai.sandbox.alipay;

import guitai.sandbox.simulator.BillTrouble;
import guitai.sandbox.simulator.BillTrouble.Kind;
import guitai.sandbox.simulator.Fee;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The trade bill (交易账单): payments and refunds of a period, and the errors that plays put on it.
record TradeBill(Merchant merchant, OrderState books, BillPeriod period) {
  /// The row limit of a file; further rows are in further files.
  static final int ROWS_LIMIT = 50_000;

  private static final String SUMMARY =
      "门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）";

  List<TradeLine> lines() {
    var lines = new ArrayList<>(own(merchant, books, period).flatMap(TradeBill::lines).toList());
    for (var trouble : books.billTroubles()) {
      if (trouble.kind() == Kind.EXTRA) {
        if (period.seller().equals(merchant.seller())) {
          lines.add(extra(trouble));
        }
      } else {
        lines.removeIf(line -> trouble.kind() == Kind.DROP && meant(trouble, line));
        lines.replaceAll(line -> meant(trouble, line) ? troubled(trouble, line) : line);
      }
    }
    lines.removeIf(line -> !period.holds(line.done()));
    lines.sort(Comparator.comparing(TradeLine::done));
    return lines;
  }

  /// The orders of the period's seller.
  static Stream<Trade> own(Merchant merchant, OrderState books, BillPeriod period) {
    return books.orders().all().stream()
        .filter(
            trade -> trade.request().seller().orElse(merchant.seller()).equals(period.seller()));
  }

  /// All lines of an order, of any day.
  static Stream<TradeLine> lines(Trade trade) {
    return trade.payment().stream()
        .flatMap(payment ->
            Stream.concat(
                Stream.of(TradeLine.of(trade, payment)),
                trade.refunds().stream()
                    .filter(refund -> refund.doneAt().isPresent())
                    .map(refund -> TradeLine.of(trade, refund))));
  }

  private static boolean meant(BillTrouble trouble, TradeLine line) {
    return line.order().number().equals(trouble.order()) && line.request().equals(trouble.refund());
  }

  private static TradeLine troubled(BillTrouble trouble, TradeLine line) {
    long shown = line.refund() ? -trouble.amount() : trouble.amount();
    return switch (trouble.kind()) {
      case AMOUNT -> line.withAmount(shown);
      case FEE -> line.withFee(-shown);
      case DROP, EXTRA, STATE -> line;
    };
  }

  private static TradeLine extra(BillTrouble trouble) {
    var fee = -Fee.of(trouble.amount());
    var order = new TradeLine.Ordered(trouble.transaction(), trouble.order(), "模拟", trouble.at());
    return new TradeLine(order, trouble.at(), Optional.empty(), trouble.amount(), 0, fee);
  }

  static List<BillFile> files(BillPeriod period, List<TradeLine> lines) {
    var files = new ArrayList<BillFile>();
    files.add(summary(period, lines));
    int parts = Math.max(1, (lines.size() + ROWS_LIMIT - 1) / ROWS_LIMIT);
    for (int part = 0; part < parts; part++) {
      var end = Math.min(lines.size(), (part + 1) * ROWS_LIMIT);
      var name = parts == 1 ? "_业务明细.csv" : "_业务明细_" + (part + 1) + ".csv";
      files.add(details(name, period, lines.subList(part * ROWS_LIMIT, end)));
    }
    return files;
  }

  private static BillFile details(String name, BillPeriod period, List<TradeLine> lines) {
    var rows = Stream.concat(Stream.of(TradeLine.COLUMNS), lines.stream().map(TradeLine::row));
    return BillFile.of(
        name,
        "业务明细",
        period,
        "业务明细列表",
        rows.toList(),
        List.of(
            "#交易合计：%d笔，商家实收共%s元，商家优惠共0.00元"
                .formatted(count(lines, TradeBill::payment), sum(lines, TradeBill::payment)),
            "#退款合计：%d笔，商家实收退款共%s元，商家优惠退款共0.00元"
                .formatted(count(lines, TradeLine::refund), sum(lines, TradeLine::refund))));
  }

  private static BillFile summary(BillPeriod period, List<TradeLine> lines) {
    long amount = lines.stream().mapToLong(TradeLine::amount).sum();
    long fee = lines.stream().mapToLong(TradeLine::fee).sum();
    var row =
        "合计\t,\t,%d,%d,%s,%s,0.00,0.00,0.00,%s,0.00,%s"
            .formatted(
                count(lines, TradeBill::payment),
                count(lines, TradeLine::refund),
                Yuan.of(amount),
                Yuan.of(amount),
                Yuan.of(fee),
                Yuan.of(amount + fee));
    return BillFile.of("_业务明细(汇总).csv", "业务汇总", period, "业务汇总列表", List.of(SUMMARY, row), List.of());
  }

  private static boolean payment(TradeLine line) {
    return !line.refund();
  }

  private static long count(List<TradeLine> lines, Predicate<TradeLine> of) {
    return lines.stream().filter(of).count();
  }

  private static String sum(List<TradeLine> lines, Predicate<TradeLine> of) {
    return Yuan.of(lines.stream().filter(of).mapToLong(TradeLine::amount).sum());
  }
}
