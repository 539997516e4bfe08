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

/// Asks a provider about one attempt and says, in commands, what was learned.
public record PaymentQuery(List<Wallet> wallets, InstantSource clock) {
  /// Nothing where nothing was learned.
  public Optional<Command> query(OrderId id, Order.Known order, Attempt attempt) {
    var asked = new AttemptId(id, attempt.number());
    var wallet = wallet(attempt);
    return switch (wallet.query(asked, attempt.terms())) {
      case Wallet.PaymentStatus.Paid(var payment) -> Optional.of(paid(asked, payment));
      case Wallet.PaymentStatus.PartlyRefunded(var payment) ->
          Optional.of(refunded(asked, payment));
      case Wallet.PaymentStatus.FullyRefunded(var payment) -> Optional.of(returned(asked, payment));
      case Wallet.PaymentStatus.Closed _ -> Optional.of(ended(asked));
      case Wallet.PaymentStatus.Unknown _ ->
          over(wallet, attempt) ? Optional.of(ended(asked)) : Optional.empty();
      case Wallet.PaymentStatus.Payable _ ->
          over(wallet, attempt) || unwanted(order)
              ? close(wallet, asked, attempt)
              : Optional.empty();
    };
  }

  /// Goes after a reason to look: asks about every attempt, and is done where what the provider
  /// says agrees with what is known here by then.
  public List<Command> ifPaid(Past past, Order.Known order) {
    var learned = new ArrayList<Command>();
    boolean agrees = true;
    for (var attempt : order.attempts()) {
      var asked = new AttemptId(past.id(), attempt.number());
      switch (wallet(attempt).query(asked, attempt.terms())) {
        case Wallet.PaymentStatus.Paid(var payment) -> learned.add(paid(asked, payment));
        case Wallet.PaymentStatus.FullyRefunded(var payment) ->
            learned.add(returned(asked, payment));
        case Wallet.PaymentStatus.PartlyRefunded(var payment) -> {
          learned.add(refunded(asked, payment));
          agrees &= past.balances().payment(payment.id()).map(e -> goesBack(past, e)).orElse(true);
        }
        case Wallet.PaymentStatus.Payable _,
            Wallet.PaymentStatus.Closed _,
            Wallet.PaymentStatus.Unknown _ -> {}
      }
    }
    if (agrees) {
      for (var look : past.openQueries()) {
        learned.add(new Command.AnswerQuery(clock.instant(), look.source()));
      }
    }
    return learned;
  }

  /// Whether any of it is known to have gone back, or to be about to.
  private static boolean goesBack(Past past, PaymentBalances.Entry entry) {
    var balance = past.balances().balance(entry);
    return balance.kept().minorUnits() < entry.payment().amount().minorUnits();
  }

  private Command refunded(AttemptId id, Payment payment) {
    return new Command.HoldPayment(
        clock.instant(), id, payment, HoldReason.REFUNDED_AT_PROVIDER, new Source.Query());
  }

  private Command returned(AttemptId id, Payment payment) {
    return new Command.RecordRefundTotal(
        clock.instant(), id, payment, payment.amount(), new Source.Query());
  }

  /// Closes an attempt at its provider; where it was paid in the meantime, that is what was
  /// learned.
  public Optional<Command> close(OrderId order, Attempt attempt) {
    return close(wallet(attempt), new AttemptId(order, attempt.number()), attempt);
  }

  private Optional<Command> close(Wallet wallet, AttemptId id, Attempt attempt) {
    return switch (wallet.close(id, attempt.terms())) {
      case Wallet.Close.Done _ -> Optional.of(ended(id));
      case Wallet.Close.AlreadyPaid _, Wallet.Close.Refused _ ->
          switch (wallet.query(id, attempt.terms())) {
            case Wallet.PaymentStatus.Paid(var payment) -> Optional.of(paid(id, payment));
            case Wallet.PaymentStatus.Closed _ -> Optional.of(ended(id));
            case Wallet.PaymentStatus.FullyRefunded(var payment) ->
                Optional.of(returned(id, payment));
            case Wallet.PaymentStatus.PartlyRefunded _,
                Wallet.PaymentStatus.Payable _,
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
