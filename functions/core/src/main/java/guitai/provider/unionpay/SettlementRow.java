package guitai.provider.unionpay;

import guitai.json.Absent;
import guitai.order.AttemptId;
import guitai.order.RefundId;
import guitai.problem.Unavailable;
import guitai.provider.Bills.Amounts;
import guitai.provider.Bills.Fee;
import guitai.provider.Bills.Line;
import guitai.provider.Bills.State;
import guitai.storefront.Money;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/// A line of a day's settlement details: columns of fixed widths in bytes, a blank between two. An
/// unreadable value throws [Unavailable], which names line and column, never the value.
final class SettlementRow {
  private static final int[] WIDTHS = {
    3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21,
    15, 1, 15, 32, 13, 13, 8, 32, 13, 13, 12, 2, 1, 32, 98
  };
  private static final int LENGTH = 607;
  private static final Charset GBK = Charset.forName("GBK");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{12}");
  private static final Pattern SIGNED = Pattern.compile("[CD][0-9]{12}");

  // Columns, counted from 1.
  private static final int TRACE_TIME = 5;
  private static final int AMOUNT = 7;
  private static final int QUERY_ID = 10;
  private static final int ORDER_ID = 12;
  private static final int FEE = 16;
  private static final int TXN_TYPE = 20;
  private static final int ORIG_QUERY_ID = 27;
  private static final int NET = 33;
  private static final int RESERVED = 35;
  private static final int ORIG_ORDER_ID = 41;

  private final long number;
  private final byte[] bytes;
  private final int from;
  private final LocalDate day;

  SettlementRow(long number, byte[] bytes, int from, int to, LocalDate day) {
    this.number = number;
    this.bytes = bytes;
    this.from = from;
    this.day = day;
    if (to - from != LENGTH) {
      throw new Unavailable("line " + number + " of a file has another length");
    }
  }

  /// A void (`31`) is a refund too.
  Line line() {
    return switch (text(TXN_TYPE)) {
      case "01" ->
          new Line.Paid(
              required(ORDER_ID),
              required(QUERY_ID),
              at(),
              new Amounts(amount(), settled(), fee()));
      case "04", "31" ->
          new Line.Refunded(
              paidBy(),
              required(ORIG_QUERY_ID),
              RefundId.parse(text(ORDER_ID)).map(RefundId::text),
              required(QUERY_ID),
              at(),
              new Amounts(amount(), settled(), fee()),
              State.DONE);
      default -> throw unreadable(TXN_TYPE);
    };
  }

  /// The payment's order number; where the column is empty, the one that we sent in `reqReserved`
  /// of the refund.
  private Optional<String> paidBy() {
    return Absent.read(text(ORIG_ORDER_ID))
        .or(() -> AttemptId.parse(text(RESERVED)).map(AttemptId::text));
  }

  private Instant at() {
    var noon = day.atTime(12, 0).toInstant(ChinaTime.ZONE);
    return ChinaTime.near(text(TRACE_TIME), noon).orElseThrow(() -> unreadable(TRACE_TIME));
  }

  private Money amount() {
    var text = text(AMOUNT);
    if (!DIGITS.matcher(text).matches()) {
      throw unreadable(AMOUNT);
    }
    return Money.of(Long.parseLong(text), "CNY");
  }

  /// The amount that comes to our account, or leaves it, before the fee.
  private Money settled() {
    return Money.of(Math.abs(signed(NET) - signed(FEE)), "CNY");
  }

  /// In fen in the file; a debit is a fee that we pay.
  private Fee fee() {
    return new Fee(-signed(FEE) * 1000);
  }

  /// In fen; a credit to us is above zero.
  private long signed(int column) {
    var text = text(column);
    if (!SIGNED.matcher(text).matches()) {
      throw unreadable(column);
    }
    long fen = Long.parseLong(text.substring(1));
    return text.charAt(0) == 'C' ? fen : -fen;
  }

  private String required(int column) {
    var text = text(column);
    if (text.isEmpty()) {
      throw unreadable(column);
    }
    return text;
  }

  /// Cut by bytes first, decoded after.
  private String text(int column) {
    int start = from;
    for (int i = 0; i < column - 1; i++) {
      start += WIDTHS[i] + 1;
    }
    return new String(bytes, start, WIDTHS[column - 1], GBK).strip();
  }

  private Unavailable unreadable(int column) {
    return new Unavailable("line " + number + " of a file has no readable column " + column);
  }
}
