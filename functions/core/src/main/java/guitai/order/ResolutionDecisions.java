package guitai.order;

import guitai.problem.Problem;
import java.util.List;
import java.util.Optional;

/// Two operators decide on held money, or on an order that makes no progress. The proposal must be
/// possible. When another operator confirms it, it must still be possible, for the same amount and
/// with the same provider status.
final class ResolutionDecisions {
  private ResolutionDecisions() {}

  static List<Event> propose(Past past, Command.ProposeResolution command) {
    var balances = past.balances();
    var repeated = balances.resolutionOf(command.request().key());
    if (repeated.isPresent()) {
      command.request().requireRepeats(repeated.get().proposed().request());
      return List.of();
    }
    var subject = ResolutionSubject.of(past, command.payment(), command.way());
    requireRoom(balances, command);
    subject.require(command.way(), command.providerStatus(), command.at());
    return List.of(
        new Event.ResolutionProposed(
            command.at(),
            balances.resolutions().size() + 1,
            new Resolution.Terms(
                command.payment(), subject.amount(), command.way(), command.providerStatus()),
            command.reason(),
            command.by(),
            command.request()));
  }

  /// A proposal that lapsed takes no place, so that a held payment can always be resolved.
  private static void requireRoom(PaymentBalances balances, Command.ProposeResolution command) {
    var all = balances.resolutions();
    long open = all.stream().filter(each -> each.openAt(command.at())).count();
    if (open >= (all.size() < Resolution.MANY ? Resolution.OPEN_LIMIT : 1)) {
      throw Problem.of(
          409,
          "too-many-proposals",
          "An order has at most 20 open proposals, and one where it has had 100: confirm one, or"
              + " wait until they lapse after seven days.");
    }
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
                () -> Problem.of(404, "no-such-proposal", "This entry has no such proposal."));
    requireOpen(balances, resolution, command);
    var proposed = resolution.proposed().terms();
    var subject = ResolutionSubject.of(past, command.payment(), proposed.way());
    if (!subject.amount().equals(proposed.amount())
        || command.providerStatus() != proposed.providerStatus()) {
      throw outdated(
          "The held amount or the provider's status has changed since this proposal: propose"
              + " anew.");
    }
    subject.require(proposed.way(), command.providerStatus(), command.at());
    return ResolutionEvents.of(subject, resolution.proposed(), command);
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
    if (!balances.proposal(command.payment()).equals(Optional.of(resolution))) {
      throw outdated("A later proposal has taken this one's place.");
    }
    if (!resolution.openAt(command.at())) {
      throw outdated("No second operator confirmed this proposal in time: propose anew.");
    }
  }

  private static Problem outdated(String detail) {
    return Problem.of(409, "proposal-outdated", detail);
  }
}
