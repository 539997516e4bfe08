package guitai.order;

import guitai.payment.PaymentId;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
      PaymentBalances.Balance balance)
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

  /// All postings of an order.
  static List<Posting> of(Past past) {
    var balances = past.balances();
    var payments = balances.payments().stream().map(entry -> payment(past, balances, entry));
    var refunds = balances.refunds().stream().flatMap(refund -> refund(past, refund).stream());
    var found =
        balances.foundRefunds().stream().flatMap(refund -> found(past, balances, refund).stream());
    return Stream.of(payments, refunds, found).<Posting>flatMap(each -> each).toList();
  }

  /// The postings of an order that are new or changed after more events.
  static List<Posting> changed(Past before, Past after) {
    var known = new HashSet<>(of(before));
    return of(after).stream().filter(posting -> !known.contains(posting)).toList();
  }

  private static Posting payment(Past past, PaymentBalances balances, PaymentBalances.Entry entry) {
    return new OfPayment(
        past.merchantOrderNumber(entry.attempt()),
        entry.payment().id(),
        entry.payment().paidAt(),
        entry.payment().amount(),
        entry.applied(),
        balances.balance(entry));
  }

  private static Optional<Posting> refund(Past past, Refund refund) {
    return past.events().stream()
        .filter(event -> event instanceof Event.RefundAdvanced e && e.refund() == refund.number())
        .map(Event.RefundAdvanced.class::cast)
        .flatMap(taken -> taken(past, refund, taken).stream())
        .findFirst();
  }

  /// A refund that failed before the provider accepted it has no posting.
  private static Optional<Posting> taken(Past past, Refund refund, Event.RefundAdvanced advanced) {
    return switch (advanced.progress()) {
      case Refund.Progress.Processing(var theirs) ->
          Optional.of(posting(past, refund, theirs, advanced.at()));
      case Refund.Progress.Done(var theirs, var at) ->
          Optional.of(posting(past, refund, theirs, at));
      case Refund.Progress.Abnormal(var theirs) ->
          Optional.of(posting(past, refund, theirs, advanced.at()));
      case Refund.Progress.Requested _, Refund.Progress.Failed _ -> Optional.empty();
    };
  }

  private static Posting posting(Past past, Refund refund, String theirs, Instant at) {
    var requested = refund.requested();
    return new OfRefund(
        past.merchantOrderNumber(requested.terms().attempt()),
        refund.payment(),
        Optional.of(new RefundId(past.id(), refund.number()).text()),
        theirs,
        at,
        refund.amount(),
        state(refund.progress()));
  }

  private static State state(Refund.Progress progress) {
    return switch (progress) {
      case Refund.Progress.Requested _, Refund.Progress.Processing _ -> State.PROCESSING;
      case Refund.Progress.Done _ -> State.DONE;
      case Refund.Progress.Abnormal _ -> State.ABNORMAL;
      case Refund.Progress.Failed _ -> State.FAILED;
    };
  }

  private static Optional<Posting> found(
      Past past, PaymentBalances balances, Event.RefundFound found) {
    return balances
        .payment(found.payment())
        .map(entry ->
            new OfRefund(
                past.merchantOrderNumber(entry.attempt()),
                found.payment(),
                Optional.empty(),
                found.number(),
                found.refundedAt(),
                found.amount(),
                State.DONE));
  }
}
