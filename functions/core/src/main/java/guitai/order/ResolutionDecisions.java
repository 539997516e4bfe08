package guitai.order;

import guitai.payment.PaymentId;
import guitai.payment.Source;
import guitai.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/// How two operators decide on what is held: what is proposed must be possible, and still be so, of
/// the same money and on the same word of the provider, when another one confirms it.
final class ResolutionDecisions {
  private ResolutionDecisions() {}

  static List<Event> propose(Past past, Command.ProposeResolution command) {
    var books = past.balances();
    var repeated = books.resolutionOf(command.request().key());
    if (repeated.isPresent()) {
      command.request().requireRepeats(repeated.get().proposed().request());
      return List.of();
    }
    var entry = held(books, command.payment());
    if (books.resolutions().size() >= Resolution.LIMIT) {
      throw Problem.of(409, "too-many-proposals", "An order has at most 20 proposals.");
    }
    ResolutionRules.require(past, entry, command.way(), command.providerStatus(), command.at());
    return List.of(
        new Event.ResolutionProposed(
            command.at(),
            books.resolutions().size() + 1,
            new Resolution.Terms(
                command.payment(),
                books.balance(entry).held(),
                command.way(),
                command.providerStatus()),
            command.reason(),
            command.by(),
            command.request()));
  }

  private static PaymentBalances.Entry held(PaymentBalances books, PaymentId payment) {
    var entry = books.payment(payment).orElseThrow(Problem::notFound);
    if (books.balance(entry).held().minorUnits() == 0) {
      throw Problem.of(409, "not-held", "Nothing of this payment is held any more.");
    }
    return entry;
  }

  static List<Event> confirm(Past past, Command.ConfirmResolution command) {
    var books = past.balances();
    var repeated = books.confirmationOf(command.key());
    if (repeated.isPresent()) {
      if (repeated.get().number() != command.resolution()) {
        throw Problem.keyReused();
      }
      return List.of();
    }
    var resolution =
        books
            .resolution(command.resolution())
            .filter(known -> known.proposed().terms().payment().equals(command.payment()))
            .orElseThrow(
                () -> Problem.of(404, "no-such-proposal", "There is no such proposal for it."));
    requireOpen(books, resolution, command);
    var entry = held(books, command.payment());
    var proposed = resolution.proposed().terms();
    if (!books.balance(entry).held().equals(proposed.amount())
        || command.providerStatus() != proposed.providerStatus()) {
      throw outdated("What was proposed isn't so any more: look again, and propose anew.");
    }
    ResolutionRules.require(past, entry, proposed.way(), command.providerStatus(), command.at());
    return events(past, entry, resolution.proposed(), command);
  }

  private static void requireOpen(
      PaymentBalances books, Resolution resolution, Command.ConfirmResolution command) {
    if (resolution.confirmed().isPresent()) {
      throw outdated("This proposal was confirmed already.");
    }
    if (resolution.proposed().by().equals(command.by())) {
      throw Problem.of(403, "own-proposal", "Somebody other than who proposed it confirms it.");
    }
    if (books.proposal(command.payment()).filter(resolution::equals).isEmpty()) {
      throw outdated("A later proposal has taken this one's place.");
    }
    if (resolution.lapsesAt().isBefore(command.at())) {
      throw outdated("Nobody confirmed this proposal in time: propose anew.");
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
      case Resolution.Way.RefundedAtProvider there ->
          List.of(
              confirmed,
              new Event.RefundFound(
                  by.at(),
                  by.payment(),
                  there.number(),
                  there.amount(),
                  there.refundedAt(),
                  source(confirmed)));
      case Resolution.Way.RefundedOutsideProvider _ -> {
        var events = new ArrayList<>(givenUp(past.balances(), entry, confirmed));
        events.add(confirmed);
        yield List.copyOf(events);
      }
    };
  }

  private static List<Event> granted(
      PaymentBalances books, PaymentBalances.Entry entry, Event.ResolutionConfirmed confirmed) {
    var events = new ArrayList<>(givenUp(books, entry, confirmed));
    events.add(confirmed);
    if (!entry.applied()) {
      events.add(
          new Event.PaymentApplied(
              confirmed.at(), entry.attempt(), entry.payment(), source(confirmed)));
    }
    return List.copyOf(events);
  }

  /// What a refund that got stuck was to give back is decided on otherwise; should the provider
  /// make it after all, it counts.
  private static List<Event> givenUp(
      PaymentBalances books, PaymentBalances.Entry entry, Event.ResolutionConfirmed confirmed) {
    return books
        .abnormalRefunds(entry)
        .<Event>map(refund ->
            new Event.RefundAdvanced(
                confirmed.at(),
                refund.number(),
                new Refund.Progress.Failed(Refund.GIVEN_UP),
                source(confirmed)))
        .toList();
  }

  private static Source source(Event.ResolutionConfirmed confirmed) {
    return new Source.Resolution(confirmed.resolution());
  }
}
