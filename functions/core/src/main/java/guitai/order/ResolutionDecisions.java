package guitai.order;

import guitai.payment.PaymentId;
import guitai.payment.RefundProgress;
import guitai.payment.Source;
import guitai.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/// Two operators decide on held money. The proposal must be possible. When another operator
/// confirms it, it must still be possible, for the same amount and with the same provider status.
final class ResolutionDecisions {
  private ResolutionDecisions() {}

  static List<Event> propose(Past past, Command.ProposeResolution command) {
    var balances = past.balances();
    var repeated = balances.resolutionOf(command.request().key());
    if (repeated.isPresent()) {
      command.request().requireRepeats(repeated.get().proposed().request());
      return List.of();
    }
    var entry = held(balances, command.payment());
    if (balances.resolutions().size() >= Resolution.LIMIT) {
      throw Problem.of(409, "too-many-proposals", "An order has at most 20 proposals.");
    }
    ResolutionRules.require(past, entry, command.way(), command.providerStatus(), command.at());
    return List.of(
        new Event.ResolutionProposed(
            command.at(),
            balances.resolutions().size() + 1,
            new Resolution.Terms(
                command.payment(),
                balances.balance(entry).held(),
                command.way(),
                command.providerStatus()),
            command.reason(),
            command.by(),
            command.request()));
  }

  private static PaymentBalances.Entry held(PaymentBalances balances, PaymentId payment) {
    var entry = balances.payment(payment).orElseThrow(Problem::notFound);
    if (balances.balance(entry).held().minorUnits() == 0) {
      throw Problem.of(409, "not-held", "Nothing of this payment is held any more.");
    }
    return entry;
  }

  static List<Event> confirm(Past past, Command.ConfirmResolution command) {
    var balances = past.balances();
    var repeated = balances.confirmationOf(command.key());
    if (repeated.isPresent()) {
      if (repeated.get().number() != command.resolution()) {
        throw Problem.keyReused();
      }
      return List.of();
    }
    var resolution =
        balances
            .resolution(command.resolution())
            .filter(known -> known.proposed().terms().payment().equals(command.payment()))
            .orElseThrow(
                () -> Problem.of(404, "no-such-proposal", "This payment has no such proposal."));
    requireOpen(balances, resolution, command);
    var entry = held(balances, command.payment());
    var proposed = resolution.proposed().terms();
    if (!balances.balance(entry).held().equals(proposed.amount())
        || command.providerStatus() != proposed.providerStatus()) {
      throw outdated(
          "The held amount or the provider's status has changed since this proposal: propose"
              + " anew.");
    }
    ResolutionRules.require(past, entry, proposed.way(), command.providerStatus(), command.at());
    return events(past, entry, resolution.proposed(), command);
  }

  private static void requireOpen(
      PaymentBalances balances, Resolution resolution, Command.ConfirmResolution command) {
    if (resolution.confirmed().isPresent()) {
      throw outdated("This proposal was confirmed already.");
    }
    if (resolution.proposed().by().equals(command.by())) {
      throw Problem.of(
          403, "own-proposal", "An operator other than the proposer must confirm this proposal.");
    }
    if (balances.proposal(command.payment()).filter(resolution::equals).isEmpty()) {
      throw outdated("A later proposal has taken this one's place.");
    }
    if (resolution.lapsesAt().isBefore(command.at())) {
      throw outdated("No second operator confirmed this proposal in time: propose anew.");
    }
  }

  private static Problem outdated(String detail) {
    return Problem.of(409, "proposal-outdated", detail);
  }

  private static List<Event> events(
      Past past,
      PaymentBalances.Entry entry,
      Event.ResolutionProposed proposed,
      Command.ConfirmResolution by) {
    var confirmed =
        new Event.ResolutionConfirmed(
            by.at(), by.resolution(), proposed.terms(), by.by(), by.key());
    return switch (proposed.terms().way()) {
      case Resolution.Way.Grant _ -> granted(past.balances(), entry, confirmed);
      case Resolution.Way.Refund _ ->
          List.of(confirmed, RefundDecisions.resolved(past.balances(), entry, proposed, by.at()));
      case Resolution.Way.RefundedAtProvider refunded ->
          List.of(
              confirmed,
              new Event.RefundFound(
                  by.at(),
                  by.payment(),
                  refunded.number(),
                  refunded.amount(),
                  refunded.refundedAt(),
                  source(confirmed)));
      case Resolution.Way.RefundedOutsideProvider _ -> {
        var events = new ArrayList<>(givenUp(past.balances(), entry, confirmed));
        events.add(confirmed);
        yield List.copyOf(events);
      }
    };
  }

  private static List<Event> granted(
      PaymentBalances balances, PaymentBalances.Entry entry, Event.ResolutionConfirmed confirmed) {
    var events = new ArrayList<>(givenUp(balances, entry, confirmed));
    events.add(confirmed);
    if (!entry.applied()) {
      events.add(
          new Event.PaymentApplied(
              confirmed.at(), entry.attempt(), entry.payment(), source(confirmed)));
    }
    return List.copyOf(events);
  }

  /// Ends abnormal refunds, since the operators decided otherwise on their money. Should the
  /// provider make such a refund after all, it counts.
  private static List<Event> givenUp(
      PaymentBalances balances, PaymentBalances.Entry entry, Event.ResolutionConfirmed confirmed) {
    return balances
        .abnormalRefunds(entry)
        .<Event>map(refund ->
            new Event.RefundAdvanced(
                confirmed.at(),
                refund.number(),
                new RefundProgress.Failed(Refund.GIVEN_UP),
                source(confirmed)))
        .toList();
  }

  private static Source source(Event.ResolutionConfirmed confirmed) {
    return new Source.Resolution(confirmed.resolution());
  }
}
