package guitai.inapp;

import guitai.payment.ResolutionWay;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import java.util.List;
import java.util.Optional;

/// Two operators decide on a held transaction. The proposal must be possible. When another operator
/// confirms it, the transaction must still be held for the same reason.
final class PurchaseResolutionDecisions {
  private PurchaseResolutionDecisions() {}

  static List<PurchaseEvent> propose(PurchasePast past, PurchaseCommand.ProposeResolution command) {
    var repeated =
        past.resolutions().stream()
            .filter(known -> known.proposed().request().key().equals(command.request().key()))
            .findFirst();
    if (repeated.isPresent()) {
      command.request().requireRepeats(repeated.get().proposed().request());
      return List.of();
    }
    var cause = held(past, command.transaction());
    if (!cause.ways().contains(command.way())) {
      throw Problem.of(409, "not-possible", "This can't be resolved in this way: see its ways.");
    }
    if (command.way() == ResolutionWay.GRANT && command.gives().isEmpty()) {
      throw Problem.of(
          422, "product-required", "Name the product that this transaction is to grant.");
    }
    return List.of(
        new PurchaseEvent.ResolutionProposed(
            command.at(),
            past.resolutions().size() + 1,
            new PurchaseResolution.Terms(
                command.transaction(),
                cause,
                command.way(),
                command.gives().filter(_ -> command.way() == ResolutionWay.GRANT)),
            command.reason(),
            command.by(),
            command.request()));
  }

  private static PurchaseHold held(PurchasePast past, String transaction) {
    var state = past.state();
    var sale = state.contents().sale(transaction).orElseThrow(Problem::notFound);
    return PurchaseHolds.of(state, sale)
        .orElseThrow(
            () -> Problem.of(409, "not-held", "Nothing of this payment is held any more."));
  }

  static List<PurchaseEvent> confirm(PurchasePast past, PurchaseCommand.ConfirmResolution command) {
    var repeated =
        past.resolutions().stream()
            .flatMap(known -> known.confirmed().stream())
            .filter(known -> known.key().equals(command.key()))
            .findFirst();
    if (repeated.isPresent()) {
      if (repeated.get().number() != command.number()) {
        throw Problem.keyReused();
      }
      return List.of();
    }
    var resolution =
        past.resolutions().stream()
            .filter(known -> known.number() == command.number())
            .filter(known -> known.proposed().terms().transaction().equals(command.transaction()))
            .findFirst()
            .orElseThrow(
                () -> Problem.of(404, "no-such-proposal", "This payment has no such proposal."));
    requireOpen(past, resolution, command);
    var terms = resolution.proposed().terms();
    requireSame(past, terms);
    return List.of(
        new PurchaseEvent.ResolutionConfirmed(
            command.at(), command.number(), terms, command.by(), command.key()));
  }

  private static void requireOpen(
      PurchasePast past, PurchaseResolution resolution, PurchaseCommand.ConfirmResolution command) {
    if (resolution.confirmed().isPresent()) {
      throw outdated("This proposal was confirmed already.");
    }
    if (resolution.proposed().by().equals(command.by())) {
      throw Problem.of(
          403, "own-proposal", "An operator other than the proposer must confirm this proposal.");
    }
    if (newest(past, command.transaction()).filter(resolution::equals).isEmpty()) {
      throw outdated("A later proposal has taken this one's place.");
    }
    if (resolution.lapsesAt().isBefore(command.at())) {
      throw outdated("No second operator confirmed this proposal in time: propose anew.");
    }
  }

  /// The store's refund was proved when it was proposed. What is granted or revoked just now is
  /// waited for, so that a decision changes only what is stored of it.
  private static void requireSame(PurchasePast past, PurchaseResolution.Terms terms) {
    if (terms.way() == ResolutionWay.REFUNDED_AT_PROVIDER) {
      return;
    }
    if (past.fulfilmentOutstanding()) {
      throw new Unavailable("the purchase is being fulfilled");
    }
    if (held(past, terms.transaction()) != terms.cause()) {
      throw outdated("It is held for another reason than when this was proposed: propose anew.");
    }
  }

  private static Optional<PurchaseResolution> newest(PurchasePast past, String transaction) {
    return past.resolutions().reversed().stream()
        .filter(known -> known.proposed().terms().transaction().equals(transaction))
        .findFirst();
  }

  private static Problem outdated(String detail) {
    return Problem.of(409, "proposal-outdated", detail);
  }
}
