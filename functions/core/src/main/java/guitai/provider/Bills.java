package guitai.provider;

import guitai.problem.Unavailable;
import guitai.storefront.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/// A provider's daily bills. A call may throw [Unavailable].
public interface Bills {
  /// Every provider here counts its days there.
  ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /// The provider's name in our contract (`wechat-pay`).
  String provider();

  /// When a day of its bills begins; it ends when the next one begins.
  default Instant begin(LocalDate day) {
    return day.atStartOfDay(CHINA).toInstant();
  }

  /// Reads a day's bill line by line, so that a busy day needs no memory. The first line is handed
  /// over only after the whole bill was found to be what the provider vouched for, and readable.
  ///
  /// @param day in the provider's own zone
  /// @return the sums the bill itself states; all zero for a day without any
  Totals read(LocalDate day, Consumer<Line> lines);

  /// As [#read], of the movements of money on our account there; empty where the provider has no
  /// such bill.
  default Optional<Funds> funds(LocalDate day, Consumer<Movement> movements) {
    return Optional.empty();
  }

  /// By what [Movement#business] names the payment or refund of a line; several lines may have one
  /// name.
  default String business(Line line) {
    return line instanceof Line.Refunded refunded ? refunded.refund() : line.payment();
  }

  /// What the provider says when it is asked about a payment on its bill by its own number;
  /// `Unknown` where it can't be asked so.
  default Wallet.PaymentStatus ask(Line line) {
    return new Wallet.PaymentStatus.Unknown();
  }

  /// One line of a bill.
  sealed interface Line {
    /// As we sent it, or whatever else is there.
    String merchantOrderNumber();

    /// The provider's number of the payment.
    String payment();

    Instant at();

    Amounts amounts();

    /// What was asked, or what was asked back.
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

    /// A payment that the provider has undone: no money came.
    record Voided(String merchantOrderNumber, String payment, Instant at, Amounts amounts)
        implements Line {}

    /// A refund of that day, in the state it had when the bill was made.
    ///
    /// @param number ours; absent where the refund wasn't ours
    /// @param refund the provider's number
    record Refunded(
        String merchantOrderNumber,
        String payment,
        Optional<String> number,
        String refund,
        Instant at,
        Amounts amounts,
        State state)
        implements Line {
      /// By which it is told from others: ours, else the provider's.
      public String name() {
        return number.orElse(refund);
      }
    }
  }

  /// The money of a line.
  ///
  /// @param amount what was asked, or what was asked back
  /// @param settled what of it moves on our account, before the fee: less than the amount where the
  ///   merchant gave a discount there
  record Amounts(Money amount, Money settled, Fee fee) {}

  /// Of a refund.
  enum State {
    DONE("DONE"),
    PROCESSING("PROCESSING"),

    /// It could not be given back to where it came from: for a person.
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
  /// where it is given back.
  record Fee(long hundredThousandths) {}

  /// What a bill says of itself; the caller adds up the lines and compares.
  ///
  /// @param lines payments and refunds together, which is all that every provider counts
  /// @param paid the amounts of its payments together or, at a provider that states no other sum,
  ///   what of them is settled
  /// @param refunded as `paid`, of its refunds
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

  /// What a bill of movements says of itself.
  record Funds(long in, Money moneyIn, long out, Money moneyOut) {}
}
