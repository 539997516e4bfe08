package guitai.payment;

import guitai.storefront.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// A line of our ledger (台账) on the page of its day: a payment or a refund. It follows from the
/// past alone and is written together with it, so the ledger can't miss what an order knows.
public sealed interface Posting {
  /// The merchant order number at the provider, as on the lines of its bill.
  String merchantOrderNumber();

  PaymentId payment();

  /// Decides on which day's page it stands; never changes.
  Instant at();

  Money amount();

  /// Its key on its page; never changes.
  String key();

  /// A payment, and where each fen of it is now.
  ///
  /// @param at when it was paid, by the provider's clock
  /// @param applied whether it pays its order; otherwise it is held or refunded
  record OfPayment(
      String merchantOrderNumber,
      PaymentId payment,
      Instant at,
      Money amount,
      boolean applied,
      Balance balance)
      implements Posting {
    @Override
    public String key() {
      return "payment " + payment.account() + " " + payment.number();
    }
  }

  /// A refund that the provider has accepted: ours, or one that we didn't request.
  ///
  /// @param number our refund number; absent where the refund isn't ours
  /// @param refund the provider's refund number
  /// @param at when we learned that the provider has it; the provider's own time where that is
  ///   known
  record OfRefund(
      String merchantOrderNumber,
      PaymentId payment,
      Optional<String> number,
      String refund,
      Instant at,
      Money amount,
      State state)
      implements Posting {
    @Override
    public String key() {
      return "refund " + payment.number() + " " + name();
    }

    /// Identifies it: our refund number, else the provider's.
    public String name() {
      return number.orElse(refund);
    }
  }

  /// The state of a refund, once the provider has it.
  enum State {
    PROCESSING("PROCESSING"),
    DONE("DONE"),
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
}
