package guitai.held;

import guitai.held.DeliveryEvent.KeepConfirmed;
import guitai.held.DeliveryEvent.KeepProposed;
import guitai.held.DeliveryEvent.Received;
import guitai.order.IdempotentRequest;
import guitai.order.Resolution;
import guitai.payment.Operator;
import guitai.problem.Problem;
import java.time.Instant;
import java.util.List;

/// Decides what a further delivery adds to its entry, and how two operators take it off the list.
public final class DeliveryDecisions {
  /// Deliveries about the same, and proposals: what comes past it is stored as evidence alone.
  static final int LIMIT = 60;

  /// Deliveries that wait together.
  static final int WAITING = 10;

  private DeliveryDecisions() {}

  /// A repeated notification, and one among many that wait already, adds nothing.
  public static List<DeliveryEvent> receive(HeldDelivery past, Received received) {
    boolean known =
        past.received().stream()
            .anyMatch(each -> each.told().notification().equals(received.told().notification()));
    return known || past.waiting().size() >= WAITING || past.length() >= LIMIT
        ? List.of()
        : List.of(received);
  }

  /// @throws Problem 404 where there is no such delivery; 409 where it doesn't wait
  public static List<DeliveryEvent> propose(
      HeldDelivery past, Instant at, String reason, Operator by, IdempotentRequest request) {
    var repeated =
        past.proposals().stream()
            .filter(each -> each.request().key().equals(request.key()))
            .findFirst();
    if (repeated.isPresent()) {
      request.requireRepeats(repeated.get().request());
      return List.of();
    }
    requireWaiting(past);
    requireFewOpen(past, at);
    return List.of(new KeepProposed(at, past.proposals().size() + 1, reason, by, request));
  }

  /// As for an order: only those that are neither confirmed nor lapsed count.
  private static void requireFewOpen(HeldDelivery past, Instant at) {
    var all = past.proposals();
    long open =
        all.stream()
            .filter(each -> past.confirmation(each.number()).isEmpty())
            .filter(each -> !each.at().plus(Resolution.LIFE).isBefore(at))
            .count();
    if (open >= (all.size() < Resolution.MANY ? Resolution.OPEN_LIMIT : 1)) {
      throw Problem.of(
          409, "too-many-proposals", "A delivery has at most 20 open proposals: confirm one.");
    }
  }

  /// @throws Problem 403 to the operator who proposed it; 404 where there is no such proposal; 409
  ///   where it isn't open any more
  public static List<DeliveryEvent> confirm(
      HeldDelivery past, Instant at, int proposal, Operator by, String key) {
    var confirmed = past.confirmation(proposal);
    if (confirmed.filter(each -> each.key().equals(key)).isPresent()) {
      return List.of();
    }
    var proposed =
        past.proposals().stream()
            .filter(each -> each.number() == proposal)
            .findFirst()
            .orElseThrow(
                () -> Problem.of(404, "no-such-proposal", "This entry has no such proposal."));
    if (proposed.by().equals(by)) {
      throw Problem.of(
          403, "own-proposal", "An operator other than the proposer must confirm this proposal.");
    }
    requireWaiting(past);
    boolean open =
        past.open().filter(proposed::equals).isPresent()
            && !proposed.at().plus(Resolution.LIFE).isBefore(at);
    if (!open) {
      throw Problem.of(
          409, "proposal-outdated", "Something came after this proposal, or its time is over.");
    }
    return List.of(new KeepConfirmed(at, proposal, by, key));
  }

  private static void requireWaiting(HeldDelivery past) {
    if (past.length() == 0) {
      throw Problem.notFound();
    }
    if (past.waiting().isEmpty()) {
      throw Problem.of(409, "not-held", "This delivery was dealt with already.");
    }
  }
}
