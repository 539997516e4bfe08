package guitai.checkout;

import guitai.order.Attempt;
import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.Past;
import guitai.order.PaymentBalances;
import guitai.payment.HoldReason;
import guitai.payment.Payment;
import guitai.payment.Source;
import guitai.provider.Wallet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Queries a provider about one attempt (查单) and returns what was learned, as commands.
public record PaymentQuery(List<Wallet> wallets, InstantSource clock) {
  /// Empty where nothing was learned.
  public Optional<Command> query(OrderId id, Order.Known order, Attempt attempt) {
    var attemptId = new AttemptId(id, attempt.number());
    var wallet = wallet(attempt);
    return switch (wallet.query(attemptId, attempt.terms())) {
      case Wallet.PaymentStatus.Paid(var payment) -> Optional.of(paid(attemptId, payment));
      case Wallet.PaymentStatus.PartlyRefunded(var payment) ->
          Optional.of(partlyRefunded(attemptId, payment));
      case Wallet.PaymentStatus.FullyRefunded(var payment) ->
          Optional.of(fullyRefunded(attemptId, payment));
      case Wallet.PaymentStatus.Closed _ -> Optional.of(ended(attemptId));
      case Wallet.PaymentStatus.Unknown _ ->
          over(wallet, attempt) ? Optional.of(ended(attemptId)) : Optional.empty();
      case Wallet.PaymentStatus.Unpaid _ ->
          over(wallet, attempt) || unwanted(order)
              ? close(id, attempt).learned()
              : Optional.empty();
    };
  }

  /// Follows up the order's open queries: queries every attempt, and answers the open queries where
  /// the provider's statuses agree with our balances.
  public List<Command> answerOpenQueries(Past past, Order.Known order) {
    var learned = new ArrayList<Command>();
    boolean agrees = true;
    for (var attempt : order.attempts()) {
      var attemptId = new AttemptId(past.id(), attempt.number());
      switch (wallet(attempt).query(attemptId, attempt.terms())) {
        case Wallet.PaymentStatus.Paid(var payment) -> {
          learned.add(paid(attemptId, payment));
          learned.add(
              new Command.RecordProviderPayment(clock.instant(), payment, new Source.Query()));
        }
        case Wallet.PaymentStatus.FullyRefunded(var payment) ->
            learned.add(fullyRefunded(attemptId, payment));
        case Wallet.PaymentStatus.PartlyRefunded(var payment) -> {
          learned.add(partlyRefunded(attemptId, payment));
          agrees &=
              past.balances().payment(payment.id()).map(e -> refundKnown(past, e)).orElse(true);
        }
        case Wallet.PaymentStatus.Unpaid _,
            Wallet.PaymentStatus.Closed _,
            Wallet.PaymentStatus.Unknown _ -> {}
      }
    }
    if (agrees) {
      for (var query : past.openQueries()) {
        learned.add(new Command.AnswerQuery(clock.instant(), query.source()));
      }
    }
    return learned;
  }

  /// Whether we know of a refund of it, done or under way.
  private static boolean refundKnown(Past past, PaymentBalances.Entry entry) {
    var balance = past.balances().balance(entry);
    return balance.kept().minorUnits() < entry.payment().amount().minorUnits();
  }

  private Command partlyRefunded(AttemptId id, Payment payment) {
    return new Command.HoldPayment(
        clock.instant(), id, payment, HoldReason.REFUNDED_AT_PROVIDER, new Source.Query());
  }

  private Command fullyRefunded(AttemptId id, Payment payment) {
    return new Command.RecordRefundTotal(
        clock.instant(), id, payment, payment.amount(), new Source.Query());
  }

  /// What came of closing an attempt.
  ///
  /// @param learned empty where it is still open
  /// @param onlyByExpiry whether the provider closes it in no other way
  record Closing(Optional<Command> learned, boolean onlyByExpiry) {}

  /// Closes an attempt at its provider. Where it was paid in the meantime, the payment is what was
  /// learned.
  Closing close(OrderId order, Attempt attempt) {
    var id = new AttemptId(order, attempt.number());
    var wallet = wallet(attempt);
    var answer = wallet.close(id, attempt.terms());
    return new Closing(
        learned(wallet, id, attempt, answer), answer instanceof Wallet.Close.OnlyByExpiry);
  }

  private Optional<Command> learned(
      Wallet wallet, AttemptId id, Attempt attempt, Wallet.Close answer) {
    return switch (answer) {
      case Wallet.Close.Done _ -> Optional.of(ended(id));
      case Wallet.Close.AlreadyPaid _, Wallet.Close.Refused _, Wallet.Close.OnlyByExpiry _ ->
          switch (wallet.query(id, attempt.terms())) {
            case Wallet.PaymentStatus.Paid(var payment) -> Optional.of(paid(id, payment));
            case Wallet.PaymentStatus.Closed _ -> Optional.of(ended(id));
            case Wallet.PaymentStatus.FullyRefunded(var payment) ->
                Optional.of(fullyRefunded(id, payment));
            case Wallet.PaymentStatus.PartlyRefunded _,
                Wallet.PaymentStatus.Unpaid _,
                Wallet.PaymentStatus.Unknown _ ->
                Optional.empty();
          };
    };
  }

  private Command paid(AttemptId id, Payment payment) {
    return new Command.ApplyPayment(clock.instant(), id, payment, new Source.Query());
  }

  private Command ended(AttemptId id) {
    return new Command.EndAttempt(clock.instant(), id.number());
  }

  private boolean over(Wallet wallet, Attempt attempt) {
    Instant end = attempt.terms().expiresAt().plus(wallet.margin());
    return !clock.instant().isBefore(end);
  }

  private static boolean unwanted(Order.Known order) {
    return !(order instanceof Order.AwaitingPayment);
  }

  Wallet wallet(Attempt attempt) {
    return Wallet.of(wallets, attempt);
  }
}
