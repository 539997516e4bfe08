package guitai.sandbox.unionpay;

import guitai.sandbox.simulator.Fee;
import guitai.sandbox.unionpay.Order.Paid;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A detail line of a clearing day: 42 columns of fixed widths, separated by a blank.
///
/// @param type `01` for a purchase, `04` for a refund, `31` for a reversal
/// @param columns by number from 1; the others are blank
record SettlementLine(Instant at, String type, long amount, Map<Integer, String> columns) {
  private static final int[] WIDTHS = {
    3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21,
    15, 1, 15, 32, 13, 13, 8, 32, 13, 13, 12, 2, 1, 32, 98
  };

  static SettlementLine of(String merId, Order order, Paid paid) {
    var line = new SettlementLine(paid.at(), "01", order.amount(), new TreeMap<>());
    line.common(merId, paid.queryId(), paid.traceNo(), order.number(), 1);
    line.columns.put(35, order.request().text("reqReserved"));
    return line;
  }

  static SettlementLine of(String merId, Order order, Refund refund) {
    var line = new SettlementLine(refund.end(), refund.type(), refund.amount(), new TreeMap<>());
    line.common(merId, refund.queryId(), refund.traceNo(), refund.number(), -1);
    var paid = order.paid().orElseThrow();
    line.columns.put(14, paid.traceNo());
    line.columns.put(15, UnionPayTime.trace(paid.at()));
    line.columns.put(27, paid.queryId());
    line.columns.put(
        35, refund.request().message().map(request -> request.text("reqReserved")).orElse(""));
    line.columns.put(41, order.number());
    return line;
  }

  private void common(String merId, String queryId, String traceNo, String number, int sign) {
    long fee = -sign * Fee.of(amount);
    long net = sign * amount + fee;
    columns.put(1, type.equals("01") ? "S56" : "S30");
    columns.put(2, "88022900");
    columns.put(3, "00049993");
    columns.put(4, traceNo);
    columns.put(5, UnionPayTime.trace(at));
    columns.put(6, "621626******0018");
    columns.put(7, "%012d".formatted(amount));
    columns.put(8, "5816");
    columns.put(9, "08");
    columns.put(10, queryId);
    columns.put(11, "01");
    columns.put(12, number);
    columns.put(13, "01");
    columns.put(16, signed(fee));
    columns.put(17, signed(net));
    columns.put(18, "9000");
    columns.put(20, type);
    columns.put(21, type.equals("01") ? "01" : "00");
    columns.put(22, "000201");
    columns.put(28, merId);
    columns.put(30, "000000000000000");
    columns.put(32, "000000000000");
    columns.put(33, signed(net));
    columns.put(36, "000000000000");
    columns.put(37, "000000000000");
    columns.put(38, "00000000000");
  }

  /// The sign: credited to the merchant, or debited.
  private static String signed(long fen) {
    return (fen < 0 ? "D" : "C") + "%012d".formatted(Math.abs(fen));
  }

  String text() {
    var text = new StringBuilder(700);
    for (int i = 0; i < WIDTHS.length; i++) {
      var value = columns.getOrDefault(i + 1, "");
      var cut = value.length() > WIDTHS[i] ? value.substring(0, WIDTHS[i]) : value;
      text.append(i == 0 ? "" : " ").append(cut);
      text.append(String.join("", Collections.nCopies(WIDTHS[i] - cut.length(), " ")));
    }
    return text.toString();
  }

  /// The totals of a day: debits and credits of the transactions and of the fees.
  static String summary(List<SettlementLine> lines) {
    long paid = sum(lines, true);
    long back = sum(lines, false);
    var total = "%-12s%12d%16s%16s".formatted("总计", lines.size(), yuan(back), yuan(paid));
    return "中国银联全渠道商户交易汇总表\r\n\r\n交易类型            交易笔数               交易金额\r\n"
        + "                                         借              贷\r\n"
        + total
        + "\r\n";
  }

  private static long sum(List<SettlementLine> lines, boolean purchases) {
    return lines.stream()
        .filter(line -> line.type().equals("01") == purchases)
        .mapToLong(SettlementLine::amount)
        .sum();
  }

  private static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }
}
