package guitai.order;

import guitai.payment.HoldReason;
import guitai.payment.Payment;
import guitai.payment.RefundCause;
import guitai.payment.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides where a confirmed payment goes: it is applied to its order, or held for an operator.
final class PaymentDecisions {
  private PaymentDecisions() {}

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
                    command.at(), attempt, command.payment(), command.source())));
  }

  /// The provider's word on a held payment: recorded where its amount is another.
  static List<Event> compare(Past past, Command.RecordProviderPayment command) {
    return past.balances()
        .payment(command.payment().id())
        .filter(entry -> !entry.applied())
        .filter(entry -> !said(entry).amount().equals(command.payment().amount()))
        .map(entry ->
            List.<Event>of(
                new Event.ProviderDisagreed(
                    command.at(), command.payment(), entry.payment().amount(), command.source())))
        .orElse(List.of());
  }

  private static Payment said(PaymentBalances.Entry entry) {
    return entry.disputed().orElse(entry.payment());
  }

  /// Late and duplicate payments are refunded automatically; other wrong payments wait for an
  /// operator. A wrong amount is asked about, since a delivery and a query may differ.
  private static List<Event> held(Past past, Command.ApplyPayment command, HoldReason because) {
    var held =
        List.<Event>of(
            new Event.PaymentHeld(
                command.at(),
                command.attempt().number(),
                command.payment(),
                because,
                command.source()));
    return refundOf(because)
        .flatMap(cause ->
            RefundDecisions.automatic(
                command.at(), past.plus(held).balances(), command.payment().id(), cause))
        .map(refund -> List.of(held.getFirst(), refund))
        .orElseGet(() -> because == HoldReason.WRONG_AMOUNT ? asked(past, held, command) : held);
  }

  private static List<Event> asked(Past past, List<Event> held, Command.ApplyPayment command) {
    if (!(command.source() instanceof Source.Delivery)) {
      return held;
    }
    var query =
        new Command.RequestQuery(command.at(), "wrong-amount", Optional.empty(), command.source());
    return Stream.concat(held.stream(), Decision.decide(past.plus(held), query).stream()).toList();
  }

  private static Optional<RefundCause> refundOf(HoldReason because) {
    return switch (because) {
      case PAID_AFTER_CLOSE -> Optional.of(RefundCause.PAID_AFTER_CLOSE);
      case DUPLICATE_PAYMENT -> Optional.of(RefundCause.DUPLICATE_PAYMENT);
      case WRONG_AMOUNT, WRONG_CURRENCY, UNKNOWN_ATTEMPT -> Optional.empty();
      case REFUNDED_AT_PROVIDER, OTHER_APP, NO_ORDER -> Optional.empty();
    };
  }

  static List<Event> hold(Past past, Command.HoldUnmatched command) {
    return past.length() == 0
        ? List.of(
            new Event.PaymentUnmatched(
                command.at(), command.merchantOrderNumber(), command.payment(), command.source()))
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
                command.reason(),
                command.source()));
  }

  private static Optional<HoldReason> because(Order.Known order, Command.ApplyPayment command) {
    var payment = command.payment();
    var price = order.placed().item().price();
    var attempt = order.attempt(command.attempt().number());
    if (attempt.isEmpty()) {
      return Optional.of(HoldReason.UNKNOWN_ATTEMPT);
    }
    if (!attempt.get().terms().app().equals(payment.app())
        || !attempt.get().terms().account().equals(payment.id().account())) {
      return Optional.of(HoldReason.OTHER_APP);
    }
    if (!payment.amount().currency().equals(price.currency())) {
      return Optional.of(HoldReason.WRONG_CURRENCY);
    }
    if (!payment.amount().equals(price)) {
      return Optional.of(HoldReason.WRONG_AMOUNT);
    }
    return switch (order) {
      case Order.AwaitingPayment _ -> Optional.empty();
      case Order.Paid _, Order.UnderReview _ -> Optional.of(HoldReason.DUPLICATE_PAYMENT);
      case Order.Closed _ ->
          payment.paidAt().isAfter(attempt.get().payableUntil())
              ? Optional.of(HoldReason.PAID_AFTER_CLOSE)
              : Optional.empty();
    };
  }
}
