package guitai.provider;

import guitai.problem.Unavailable;
import guitai.storefront.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/// A provider's daily bills (账单), which reconciliation (对账) compares with our ledger. Every call
/// may throw [Unavailable].
public interface Bills {
  /// The time zone in which each of our providers counts its days.
  ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /// The provider's name in our contract (`wechat-pay`).
  String provider();

  /// When a day of its bills begins; it ends when the next one begins.
  default Instant begin(LocalDate day) {
    return day.atStartOfDay(CHINA).toInstant();
  }

  /// Reads a day's bill line by line, so that a busy day needs no memory. The consumer gets the
  /// first line only after the whole bill was verified and found readable.
  ///
  /// @param day in the provider's own zone
  /// @return the totals the bill itself states; all zero for a day without a bill
  default Totals read(LocalDate day, Consumer<Line> lines) {
    return read(day, BillReader.strict(lines));
  }

  /// As above, with a reader that may go on past rows that can't be read.
  Totals read(LocalDate day, BillReader<Line> reader);

  /// Reads a day's fund-flow bill (资金账单), as [#read] reads the trade bill (交易账单); empty if the
  /// provider has no fund-flow bill.
  default Optional<Funds> funds(LocalDate day, Consumer<Movement> movements) {
    return Optional.empty();
  }

  /// The number by which [Movement#business] names the payment or refund of a line; several lines
  /// may share one number.
  default String business(Line line) {
    return line instanceof Line.Refunded refunded ? refunded.refund() : line.payment();
  }

  /// Queries (查单) a payment on the bill by the provider's own number; `Unknown` if the provider has
  /// no such query.
  default Wallet.PaymentStatus query(Line line) {
    return new Wallet.PaymentStatus.Unknown();
  }

  /// One line of a bill.
  sealed interface Line {
    /// The merchant's order number as the bill has it, ours or not; absent where a refund's line
    /// names none.
    default Optional<String> orderNumber() {
      return switch (this) {
        case Paid paid -> Optional.of(paid.merchantOrderNumber());
        case Voided voided -> Optional.of(voided.merchantOrderNumber());
        case Refunded refunded -> refunded.merchantOrderNumber();
      };
    }

    /// The provider's number of the payment.
    String payment();

    Instant at();

    Amounts amounts();

    /// The amount requested, of the payment or of the refund.
    default Money amount() {
      return amounts().amount();
    }

    /// What of it moves on our account, before the fee.
    default Money settled() {
      return amounts().settled();
    }

    default Fee fee() {
      return amounts().fee();
    }

    /// A payment of that day.
    record Paid(String merchantOrderNumber, String payment, Instant at, Amounts amounts)
        implements Line {}

    /// A payment that the provider has voided (撤销): no money came.
    record Voided(String merchantOrderNumber, String payment, Instant at, Amounts amounts)
        implements Line {}

    /// A refund of that day, in the state it had when the bill was made.
    ///
    /// @param merchantOrderNumber of the payment; absent where the line names none
    /// @param number ours; absent where the refund wasn't ours
    /// @param refund the provider's number
    record Refunded(
        Optional<String> merchantOrderNumber,
        String payment,
        Optional<String> number,
        String refund,
        Instant at,
        Amounts amounts,
        State state)
        implements Line {
      /// The number that identifies the refund: ours, else the provider's.
      public String name() {
        return number.orElse(refund);
      }
    }
  }

  /// The money of a line.
  ///
  /// @param amount requested, of the payment or of the refund
  /// @param settled what of it moves on our account, before the fee: less than the amount where the
  ///   merchant gave a discount there
  record Amounts(Money amount, Money settled, Fee fee) {}

  /// The state of a refund.
  enum State {
    DONE("DONE"),
    PROCESSING("PROCESSING"),

    /// The provider can't pay it back to where it came from (退款异常): an operator must act.
    ABNORMAL("ABNORMAL"),
    FAILED("FAILED");

    private final String text;

    State(String text) {
      this.text = text;
    }

    /// As it is stored.
    public String text() {
      return text;
    }

    public static State of(String text) {
      return Arrays.stream(values())
          .filter(each -> each.text.equals(text))
          .findFirst()
          .orElseThrow();
    }
  }

  /// In hundred-thousandths of the currency's major unit (of a yuan), exactly as billed: below zero
  /// if it is refunded.
  record Fee(long hundredThousandths) {}

  /// The totals a bill states; the caller adds up the lines and compares.
  ///
  /// @param lines payments and refunds together, which is all that every provider counts
  /// @param paid the sum of its payments' amounts or, at a provider that states no such sum, of
  ///   their settled amounts
  /// @param refunded as `paid`, for its refunds
  record Totals(long lines, Money paid, Money refunded) {}

  /// Money that came to our account, or left it.
  ///
  /// @param business the provider's number of the payment or refund that moved it
  record Movement(String business, Instant at, Direction direction, Money amount) {}

  /// Which way money moved.
  enum Direction {
    IN,
    OUT
  }

  /// The totals a fund-flow bill states.
  record Funds(long in, Money moneyIn, long out, Money moneyOut) {}
}
