package guitai.provider;

import guitai.order.Unavailable;
import guitai.storefront.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;

/// A provider's daily bills. A call may throw [Unavailable].
public interface Bills {
  /// The provider's name in our contract (`wechat-pay`).
  String provider();

  /// Reads a day's bill line by line, so that a busy day needs no memory. The first line is handed
  /// over only after the whole bill was found to be what the provider vouched for, and readable.
  ///
  /// @param day in the provider's own zone
  /// @return the sums the bill itself states; all zero for a day without any
  Totals read(LocalDate day, Consumer<Line> lines);

  /// One line of a bill.
  sealed interface Line {
    /// As we sent it, or whatever else is there.
    String merchantOrderNumber();

    /// The provider's number of the payment.
    String payment();

    /// A payment of that day.
    record Paid(String merchantOrderNumber, String payment, Instant at, Money amount, Fee fee)
        implements Line {}

    /// A refund of that day, in the state it had when the bill was made.
    ///
    /// @param number ours; empty text where the refund wasn't ours
    /// @param refund the provider's number
    record Refunded(
        String merchantOrderNumber,
        String payment,
        String number,
        String refund,
        Instant at,
        Money amount,
        State state,
        Fee fee)
        implements Line {}
  }

  /// Of a refund.
  enum State {
    DONE,
    PROCESSING,

    /// It could not be given back to where it came from: for a person.
    ABNORMAL,
    FAILED
  }

  /// In hundred-thousandths of the currency's major unit (of a yuan), exactly as billed: below zero
  /// where it is given back.
  record Fee(long hundredThousandths) {}

  /// What a bill says of itself; the caller adds up the lines and compares.
  ///
  /// @param lines payments and refunds together, which is all that every provider counts
  record Totals(long lines, Money paid, Money refunded) {}
}
