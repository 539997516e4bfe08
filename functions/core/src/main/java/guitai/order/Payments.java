package guitai.order;

import java.util.List;
import java.util.Optional;

/// Where a confirmed payment goes: into its order, or before a person.
final class Payments {
  private Payments() {}

  static List<Event> apply(Past past, Command.ApplyPayment command) {
    if (past.mentions(command.payment().id())) {
      return List.of();
    }
    if (!(past.order() instanceof Order.Known order)) {
      throw new IllegalStateException("a payment of an unknown order belongs to no past");
    }
    int attempt = command.attempt().number();
    var because = because(order, command);
    return because
        .map(reason -> held(past, command, reason))
        .orElseGet(() ->
            List.of(
                new Event.PaymentApplied(
                    command.at(), attempt, command.payment(), command.evidence())));
  }

  /// What is nobody's goes back by itself; what is wrong waits for a person.
  private static List<Event> held(Past past, Command.ApplyPayment command, HeldBecause because) {
    var held =
        List.<Event>of(
            new Event.PaymentHeld(
                command.at(),
                command.attempt().number(),
                command.payment(),
                because,
                command.evidence()));
    return refundOf(because)
        .flatMap(cause ->
            Refunding.automatic(
                command.at(), past.plus(held).books(), command.payment().id(), cause))
        .map(refund -> List.of(held.getFirst(), refund))
        .orElse(held);
  }

  private static Optional<RefundCause> refundOf(HeldBecause because) {
    return switch (because) {
      case LATE -> Optional.of(RefundCause.LATE);
      case SECOND -> Optional.of(RefundCause.SECOND);
      case WRONG_AMOUNT, WRONG_CURRENCY, UNKNOWN_ATTEMPT, REFUNDED_THERE, NO_ORDER ->
          Optional.empty();
    };
  }

  static List<Event> hold(Past past, Command.HoldUnmatched command) {
    return past.length() == 0
        ? List.of(
            new Event.PaymentUnmatched(
                command.at(), command.merchantOrderNumber(), command.payment(), command.evidence()))
        : List.of();
  }

  static List<Event> hold(Past past, Command.HoldPayment command) {
    return past.mentions(command.payment().id()) || !(past.order() instanceof Order.Known)
        ? List.of()
        : List.of(
            new Event.PaymentHeld(
                command.at(),
                command.attempt().number(),
                command.payment(),
                command.because(),
                command.evidence()));
  }

  private static Optional<HeldBecause> because(Order.Known order, Command.ApplyPayment command) {
    var payment = command.payment();
    var price = order.placed().price();
    var attempt = order.attempt(command.attempt().number());
    if (attempt.isEmpty()) {
      return Optional.of(HeldBecause.UNKNOWN_ATTEMPT);
    }
    if (!attempt.get().opened().app().equals(payment.app())
        || !attempt.get().opened().account().equals(payment.id().account())) {
      throw Problem.misaddressed();
    }
    if (!payment.amount().currency().equals(price.currency())) {
      return Optional.of(HeldBecause.WRONG_CURRENCY);
    }
    if (!payment.amount().equals(price)) {
      return Optional.of(HeldBecause.WRONG_AMOUNT);
    }
    return switch (order) {
      case Order.AwaitingPayment _ -> Optional.empty();
      case Order.Paid _, Order.UnderReview _ -> Optional.of(HeldBecause.SECOND);
      case Order.Closed _ ->
          payment.paidAt().isAfter(attempt.get().payableUntil())
              ? Optional.of(HeldBecause.LATE)
              : Optional.empty();
    };
  }
}
