package guitai.provider.unionpay;

import guitai.problem.Unavailable;
import guitai.provider.Bills.Line;
import guitai.provider.Bills.Totals;
import guitai.storefront.Money;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Pattern;

/// A day's sums: as the file's summary states them, or added up where the file has no summary.
final class SettlementSums {
  private static final Charset GBK = Charset.forName("GBK");

  /// The total of the first table, which is by kind of transaction: number, then the sum debited to
  /// us, then the sum credited to us.
  private static final Pattern TOTAL =
      Pattern.compile("总计\\s+([0-9]{1,9})\\s+([0-9]{1,12}\\.[0-9]{2})\\s+([0-9]{1,12}\\.[0-9]{2})");

  private long lines;
  private long paid;
  private long refunded;

  void add(Line line) {
    lines++;
    long fen = line.amount().minorUnits();
    switch (line) {
      case Line.Paid _ -> paid += fen;
      case Line.Refunded _ -> refunded += fen;
      case Line.Voided _ -> {}
    }
  }

  Totals totals() {
    return new Totals(lines, Money.of(paid, "CNY"), Money.of(refunded, "CNY"));
  }

  /// @throws Unavailable where a summary has no total
  static Totals stated(List<byte[]> summaries) {
    var sums = new SettlementSums();
    for (var summary : summaries) {
      var total = TOTAL.matcher(new String(summary, GBK));
      if (!total.find()) {
        throw new Unavailable("a summary of UnionPay's has no readable total");
      }
      sums.lines += Long.parseLong(total.group(1));
      sums.refunded += fen(total.group(2));
      sums.paid += fen(total.group(3));
    }
    return sums.totals();
  }

  private static long fen(String yuan) {
    return new BigDecimal(yuan).movePointRight(2).longValueExact();
  }
}
