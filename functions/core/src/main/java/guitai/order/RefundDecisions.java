package guitai.order;

import guitai.payment.Operator;
import guitai.payment.PaymentId;
import guitai.payment.RefundCause;
import guitai.payment.RefundProgress;
import guitai.problem.Problem;
import guitai.storefront.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides on refunds (退款): each is reserved before anything is sent, and never more than was paid.
final class RefundDecisions {
  /// No provider refunds a payment that was made longer ago.
  private static final Duration YEAR = Duration.ofDays(365);

  /// A refund that ended without effect is requested this often in all, each time under a new
  /// number.
  private static final int TRIES = 3;

  private RefundDecisions() {}

  /// Decides on an operator's refund request (退款申请).
  static List<Event> request(Past past, Command.RequestRefund command) {
    var balances = past.balances();
    var repeated = balances.refundOf(command.request().key());
    if (repeated.isPresent()) {
      repeated.get().requested().request().ifPresent(command.request()::requireRepeats);
      return List.of();
    }
    var entry =
        balances
            .applied()
            .orElseThrow(() -> Problem.of(409, "not-refundable", "The order was not paid."));
    requireRefundable(balances, entry, command);
    return List.of(
        requested(
            command.at(),
            balances,
            terms(entry, command.amount(), command.reason()),
            RefundCause.OPERATOR,
            Optional.of(command.request()),
            Optional.of(command.by())));
  }

  private static void requireRefundable(
      PaymentBalances balances, PaymentBalances.Entry entry, Command.RequestRefund command) {
    var kept = balances.balance(entry).kept();
    if (!command.amount().currency().equals(kept.currency())) {
      throw Problem.of(
          422, "refund-currency", "The payment is in " + kept.currency().getCurrencyCode() + ".");
    }
    if (command.amount().minorUnits() == 0 || command.amount().minorUnits() > kept.minorUnits()) {
      throw Problem.of(422, "refund-amount", "At most " + kept.shown() + " can be refunded now.");
    }
    noRoom(balances, entry, command.at())
        .ifPresent(problem -> {
          throw problem;
        });
  }

  /// Why no further refund of it can be requested; empty where it can.
  static Optional<Problem> noRoom(
      PaymentBalances balances, PaymentBalances.Entry entry, Instant at) {
    if (balances.refunds().size() >= Refund.LIMIT) {
      return Optional.of(Problem.of(409, "too-many-refunds", "An order has at most 50 refunds."));
    }
    return refundableUntil(entry).isBefore(at)
        ? Optional.of(Problem.of(409, "not-refundable", "It was paid more than a year ago."))
        : Optional.empty();
  }

  static Instant refundableUntil(PaymentBalances.Entry entry) {
    return entry.payment().paidAt().plus(YEAR);
  }

  /// The refund that two operators decided on; their reason isn't shown to the customer.
  static Event resolved(
      PaymentBalances balances,
      PaymentBalances.Entry entry,
      long minorUnits,
      Operator by,
      Instant at) {
    var amount = new Money(minorUnits, entry.payment().amount().currency());
    return requested(
        at,
        balances,
        terms(entry, amount, RefundCause.RESOLUTION.text()),
        RefundCause.RESOLUTION,
        Optional.empty(),
        Optional.of(by));
  }

  /// An automatic refund, of a late or duplicate payment or of a product owned already: all that is
  /// left of the payment.
  static Optional<Event> automatic(
      Instant at, PaymentBalances balances, PaymentId payment, RefundCause cause) {
    return balances
        .payment(payment)
        .filter(_ -> balances.refunds().size() < Refund.LIMIT)
        .flatMap(entry -> {
          var balance = balances.balance(entry);
          var amount = entry.applied() ? balance.kept() : balance.held();
          return amount.minorUnits() == 0
              ? Optional.empty()
              : Optional.of(
                  requested(
                      at,
                      balances,
                      terms(entry, amount, cause.text()),
                      cause,
                      Optional.empty(),
                      Optional.empty()));
        });
  }

  private static Event requested(
      Instant at,
      PaymentBalances balances,
      RefundTerms terms,
      RefundCause cause,
      Optional<IdempotentRequest> request,
      Optional<Operator> by) {
    return new Event.RefundRequested(at, balances.refunds().size() + 1, terms, cause, request, by);
  }

  private static RefundTerms terms(PaymentBalances.Entry entry, Money amount, String reason) {
    var payment = entry.payment();
    return new RefundTerms(entry.attempt(), payment.id(), amount, payment.amount(), reason);
  }

  /// The right to send a refund is granted once, and never again.
  static List<Event> claim(Past past, Command.ClaimRefund command) {
    return past.balances()
        .refund(command.refund())
        .filter(refund -> refund.progress() instanceof RefundProgress.Requested)
        .filter(refund -> refund.sent().isEmpty())
        .map(_ ->
            List.<Event>of(new Event.RefundSent(command.at(), command.refund(), command.nonce())))
        .orElse(List.of());
  }

  /// Records the provider's progress of a refund of ours. A final answer stands; a refund that
  /// ended without effect is requested again under a new number.
  static List<Event> advance(Past past, Command.AdvanceRefund command) {
    var balances = past.balances();
    var refund = balances.refund(command.refund());
    if (refund.isEmpty()) {
      return List.of();
    }
    if (!follows(refund.get().progress(), command.progress())) {
      return command.progress() instanceof RefundProgress.Processing
          ? Stall.refund(past, stalled(command))
          : List.of();
    }
    var events = new ArrayList<Event>();
    events.add(
        new Event.RefundAdvanced(
            command.at(), command.refund(), command.progress(), command.source()));
    if (command.again()) {
      again(past.plus(events).balances(), command, refund.get()).ifPresent(events::add);
    }
    return List.copyOf(events);
  }

  private static Command.ReportStalledRefund stalled(Command.AdvanceRefund command) {
    return new Command.ReportStalledRefund(command.at(), command.refund(), Stall.PROCESSING);
  }

  private static boolean follows(RefundProgress now, RefundProgress next) {
    return switch (now) {
      case RefundProgress.Requested _ -> !(next instanceof RefundProgress.Requested);
      case RefundProgress.Processing _ ->
          !(next instanceof RefundProgress.Requested)
              && !(next instanceof RefundProgress.Processing);
      // Money that was refunded after all counts, even if its refund was recorded as failed.
      case RefundProgress.Failed(var code) when code.equals(Refund.GIVEN_UP) ->
          next instanceof RefundProgress.Done || next instanceof RefundProgress.Processing;
      case RefundProgress.Abnormal _, RefundProgress.Failed _ ->
          next instanceof RefundProgress.Done;
      case RefundProgress.Done _ -> false;
    };
  }

  private static Optional<Event> again(
      PaymentBalances balances, Command.AdvanceRefund command, Refund ended) {
    long tried =
        balances.refunds().stream()
            .filter(refund -> refund.payment().equals(ended.payment()))
            .filter(refund -> refund.progress() instanceof RefundProgress.Failed)
            .count();
    if (!(command.progress() instanceof RefundProgress.Failed)
        || tried >= TRIES
        || balances.refunds().size() >= Refund.LIMIT) {
      return Optional.empty();
    }
    var requested = ended.requested();
    return left(balances, ended)
        .map(amount ->
            requested(
                command.at(),
                balances,
                of(requested.terms(), amount),
                requested.cause(),
                Optional.empty(),
                requested.by()));
  }

  /// What of an ended refund is still to be refunded: what was refunded otherwise since it was
  /// requested counts for it.
  private static Optional<Money> left(PaymentBalances balances, Refund ended) {
    return balances
        .payment(ended.payment())
        .map(entry -> {
          long otherwise = Math.max(0, balances.elsewhere(entry) - ended.course().elsewhere());
          long left = new PaymentBalance(balances, entry).left();
          return Math.min(ended.amount().minorUnits() - otherwise, left);
        })
        .filter(amount -> amount > 0)
        .map(amount -> new Money(amount, ended.amount().currency()));
  }

  private static RefundTerms of(RefundTerms terms, Money amount) {
    return new RefundTerms(terms.attempt(), terms.payment(), amount, terms.total(), terms.reason());
  }

  /// An abnormal refund that we didn't request, recorded once by the provider's number.
  static List<Event> abnormal(Past past, Command.RecordAbnormalRefund command) {
    var balances = past.balances();
    boolean known =
        balances.knowsRefund(command.number())
            || balances.reported().abnormal().stream()
                .anyMatch(each -> each.found().number().equals(command.number()));
    return known || !counts(balances, command.payment(), command.amount())
        ? List.of()
        : List.of(
            new Event.AbnormalRefundFound(
                command.at(),
                command.payment(),
                command.number(),
                command.amount(),
                command.source()));
  }

  private static boolean counts(PaymentBalances balances, PaymentId payment, Money amount) {
    return balances
        .payment(payment)
        .filter(entry -> entry.payment().amount().currency().equals(amount.currency()))
        .isPresent();
  }

  /// A refund that we didn't request, recorded once by the provider's number.
  static List<Event> found(Past past, Command.RecordFoundRefund command) {
    var balances = past.balances();
    return balances.knowsRefund(command.number())
            || !counts(balances, command.payment(), command.amount())
        ? List.of()
        : List.of(
            new Event.RefundFound(
                command.at(),
                command.payment(),
                command.number(),
                command.amount(),
                command.refundedAt(),
                command.source()));
  }
}
