package guitai.order;

import guitai.payment.Payment;
import guitai.payment.PaymentId;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The events of a confirmed resolution.
final class ResolutionEvents {
  private final ResolutionSubject subject;
  private final Event.ResolutionProposed proposed;
  private final Event.ResolutionConfirmed confirmed;

  private ResolutionEvents(
      ResolutionSubject subject,
      Event.ResolutionProposed proposed,
      Command.ConfirmResolution command) {
    this.subject = subject;
    this.proposed = proposed;
    this.confirmed =
        new Event.ResolutionConfirmed(
            command.at(), command.resolution(), proposed.terms(), command.by(), command.key());
  }

  static List<Event> of(
      ResolutionSubject subject,
      Event.ResolutionProposed proposed,
      Command.ConfirmResolution command) {
    var events = new ResolutionEvents(subject, proposed, command);
    return subject.entry().map(events::ofPayment).orElseGet(events::ofOrder);
  }

  private List<Event> ofPayment(PaymentBalances.Entry entry) {
    return switch (proposed.terms().way()) {
      case Resolution.Way.Grant _ -> then(givenUp(entry), List.of(confirmed), applied(entry));
      case Resolution.Way.Keep _, Resolution.Way.RefundedOutsideProvider _ ->
          then(givenUp(entry), List.of(confirmed));
      case Resolution.Way.Refund _ -> then(List.of(confirmed), requested(entry));
      case Resolution.Way.RefundedAtProvider refunded ->
          then(
              BalanceFold.coversAll(proposed.terms()) ? givenUp(entry) : List.of(),
              List.of(confirmed, found(entry.payment().id(), refunded)));
      case Resolution.Way.AsProviderSays(var said) ->
          then(List.of(confirmed), said.map(this::corrected).orElse(List.of()));
    };
  }

  /// Of an order whose query is stalled: two operators have seen that nothing was paid.
  private List<Event> ofOrder() {
    var events = new ArrayList<Event>();
    events.add(confirmed);
    for (var query : subject.past().openQueries()) {
      events.add(new Event.QueryAnswered(confirmed.at(), query.source()));
    }
    if (subject.past().order() instanceof Order.Known order) {
      for (var attempt : order.attempts()) {
        var end = new Command.EndAttempt(confirmed.at(), attempt.number());
        events.addAll(Decision.decide(subject.past().plus(events), end));
      }
    }
    return List.copyOf(events);
  }

  @SafeVarargs
  private static List<Event> then(List<? extends Event>... parts) {
    var events = new ArrayList<Event>();
    for (var part : parts) {
      events.addAll(part);
    }
    return List.copyOf(events);
  }

  private List<Event> applied(PaymentBalances.Entry entry) {
    return entry.applied() ? List.of() : List.of(applied(entry.attempt(), entry.payment()));
  }

  private Event applied(int attempt, Payment payment) {
    return new Event.PaymentApplied(confirmed.at(), attempt, payment, source());
  }

  /// A refund that makes no progress goes on; what else is held is requested under a new number.
  private List<Event> requested(PaymentBalances.Entry entry) {
    var balances = subject.past().balances();
    long goesOn = balances.stalledRefunds(entry).mapToLong(r -> r.amount().minorUnits()).sum();
    long rest = proposed.terms().amount().minorUnits() - goesOn;
    return rest <= 0
        ? List.of()
        : List.of(RefundDecisions.resolved(balances, entry, rest, proposed.by(), confirmed.at()));
  }

  private Event found(PaymentId payment, Resolution.Way.RefundedAtProvider refunded) {
    return new Event.RefundFound(
        confirmed.at(),
        payment,
        refunded.number(),
        refunded.amount(),
        refunded.refundedAt(),
        source());
  }

  /// The payment is as the provider says; where it is what was asked, it pays the order.
  private List<Event> corrected(Payment said) {
    var entry = subject.entry().orElseThrow();
    var corrected = new Event.PaymentCorrected(confirmed.at(), said, source());
    boolean pays =
        subject.past().order() instanceof Order.UnderReview order
            && order.attempt(entry.attempt()).isPresent()
            && order.placed().item().price().equals(said.amount())
            && ResolutionRules.paidAlready(subject.past().balances(), entry).isEmpty();
    return pays ? List.of(corrected, applied(entry.attempt(), said)) : List.of(corrected);
  }

  /// Ends what is abnormal or makes no progress, since the operators decided otherwise on that
  /// money. Should the provider make such a refund after all, it counts.
  private List<Event> givenUp(PaymentBalances.Entry entry) {
    var balances = subject.past().balances();
    return Stream.concat(balances.abnormalRefunds(entry), balances.stalledRefunds(entry))
        .<Event>map(refund ->
            new Event.RefundAdvanced(
                confirmed.at(),
                refund.number(),
                new RefundProgress.Failed(Refund.GIVEN_UP),
                source()))
        .toList();
  }

  private Source source() {
    return new Source.Resolution(confirmed.resolution());
  }
}
