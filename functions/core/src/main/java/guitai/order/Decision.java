package guitai.order;

import guitai.payment.RefundCause;
import guitai.payment.Source;
import guitai.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides which events a command adds to a past: pure, total, and none where the past contains its
/// effect already.
public final class Decision {
  /// An order files no more notifications than this; further ones are stored as evidence alone.
  static final int NOTIFICATION_LIMIT = 50;

  /// An order has no more open queries than this at a time.
  static final int OPEN_QUERY_LIMIT = 20;

  /// The prepay of an attempt is taken over no more often than this: a request each ten seconds
  /// would do so 90 times in the 15 minutes of an attempt.
  static final int CLAIM_LIMIT = 30;

  private Decision() {}

  /// An order takes no more instructions than these: one every four minutes of a longest attempt.
  static final int PREPAY_LIMIT = 40;

  /// The events to append; empty where there is nothing new.
  ///
  /// @throws Problem where the command is not allowed; it is the caller's answer
  public static List<Event> decide(Past past, Command command) {
    return switch (command) {
      case Command.Place place -> place(past, place);
      case Command.OpenAttempt open -> open(past, open);
      case Command.ClaimPrepay claim -> claim(past, claim);
      case Command.ReplaceAttempt replace -> replace(past, replace);
      case Command.RecordPrepay answer ->
          pending(past, answer.attempt()) || stale(past, answer)
              ? List.of(
                  new Event.PrepayObtained(answer.at(), answer.attempt(), answer.instructions()))
              : List.of();
      case Command.RefusePrepay refusal -> refuse(past, refusal);
      case Command.AcceptToken token -> accept(past, token);
      case Command.EndAttempt end -> end(past, end);
      case Command.ApplyPayment payment -> PaymentDecisions.apply(past, payment);
      case Command.HoldPayment hold -> PaymentDecisions.hold(past, hold);
      case Command.HoldUnmatched hold -> PaymentDecisions.hold(past, hold);
      case Command.RequestRefund refund -> RefundDecisions.request(past, refund);
      case Command.RefundAlreadyOwned owned -> refuseOwned(past, owned);
      case Command.ClaimRefund claim -> RefundDecisions.claim(past, claim);
      case Command.AdvanceRefund advance -> RefundDecisions.advance(past, advance);
      case Command.RecordRefundTotal total -> RefundTotals.report(past, total);
      case Command.RecordFoundRefund found -> RefundDecisions.found(past, found);
      case Command.RecordAbnormalRefund abnormal -> RefundDecisions.abnormal(past, abnormal);
      case Command.ReportStalledRefund stalled -> Stall.refund(past, stalled);
      case Command.ReportStalledQuery stalled -> Stall.query(past, stalled);
      case Command.RecordProviderPayment said -> PaymentDecisions.compare(past, said);
      case Command.ProposeResolution proposal -> ResolutionDecisions.propose(past, proposal);
      case Command.ConfirmResolution confirmation ->
          ResolutionDecisions.confirm(past, confirmation);
      case Command.ConfirmRevocation revocation -> revoke(past, revocation);
      case Command.FileNotification filing -> file(past, filing);
      case Command.RequestQuery query -> query(past, query);
      case Command.AnswerQuery answer -> answer(past, answer);
      case Command.ConfirmGrant grant -> confirm(past, grant);
    };
  }

  private static List<Event> place(Past past, Command.Place place) {
    if (past.order() instanceof Order.Known known) {
      if (!known.placed().fingerprint().equals(place.fingerprint())) {
        throw Problem.keyReused();
      }
      return List.of();
    }
    if (past.length() > 0) {
      throw new IllegalStateException("no order has the number of a payment of no order");
    }
    return List.of(
        new Event.Placed(place.at(), place.customer(), place.item(), place.fingerprint()),
        opened(place.at(), 1, Optional.empty(), place.fingerprint(), place.attempt()));
  }

  private static Event opened(
      Instant at,
      int number,
      Optional<String> key,
      String fingerprint,
      Command.NewAttempt attempt) {
    return new Event.AttemptOpened(at, number, attempt.terms(), attempt.lease(), key, fingerprint);
  }

  private static List<Event> open(Past past, Command.OpenAttempt open) {
    if (!(past.order() instanceof Order.Known order)) {
      throw Problem.notFound();
    }
    var key = Optional.of(open.request().key());
    var repeated = order.attemptOf(key);
    if (repeated.isPresent()) {
      if (!repeated.get().opened().fingerprint().equals(open.request().fingerprint())) {
        throw Problem.keyReused();
      }
      return List.of();
    }
    if (!(order instanceof Order.AwaitingPayment)) {
      throw Problem.of(409, "not-payable", "The order is " + past.state() + ".");
    }
    if (order.attempts().size() >= AttemptId.LIMIT) {
      throw Problem.of(409, "too-many-attempts", "An order has at most 20 attempts.");
    }
    return open.number() == order.attempts().size() + 1
        ? List.of(
            opened(open.at(), open.number(), key, open.request().fingerprint(), open.attempt()))
        : List.of();
  }

  /// The replaced attempt stays open: should it be payable after all, its payment counts.
  private static List<Event> replace(Past past, Command.ReplaceAttempt replace) {
    if (!(past.order() instanceof Order.AwaitingPayment order)
        || !lapsed(order, replace.attempt(), replace.at())) {
      return List.of();
    }
    var replaced = order.attempt(replace.attempt()).orElseThrow().opened();
    boolean newest =
        order.attemptOf(replaced.key()).filter(a -> a.number() == replace.attempt()).isPresent();
    if (newest && order.attempts().size() >= AttemptId.LIMIT) {
      throw Problem.of(409, "too-many-attempts", "An order has at most 20 attempts.");
    }
    return newest && replace.number() == order.attempts().size() + 1
        ? List.of(
            opened(
                replace.at(),
                replace.number(),
                replaced.key(),
                replaced.fingerprint(),
                replace.by()))
        : List.of();
  }

  /// A claim succeeds only over a lapsed lease, on an order that still awaits payment, and a
  /// bounded number of times.
  private static List<Event> claim(Past past, Command.ClaimPrepay claim) {
    return past.order() instanceof Order.AwaitingPayment order
            && lapsed(order, claim.attempt(), claim.at())
            && claims(past, claim.attempt()) < CLAIM_LIMIT
        ? List.of(new Event.PrepayClaimed(claim.at(), claim.attempt(), claim.lease()))
        : List.of();
  }

  private static long claims(Past past, int attempt) {
    return past.events().stream()
        .filter(
            event -> event instanceof Event.PrepayClaimed claimed && claimed.attempt() == attempt)
        .count();
  }

  /// Whether the lease of the attempt's prepay has lapsed.
  private static boolean lapsed(Order.Known order, int attempt, Instant at) {
    return order.attempt(attempt).orElseThrow()
            instanceof Attempt(_, Attempt.Prepay.Pending(var lease), var ended)
        && ended.isEmpty()
        && !lease.until().isAfter(at);
  }

  private static boolean pending(Past past, int attempt) {
    return past.order() instanceof Order.Known order
        && order.attempt(attempt).map(Attempt::prepay).orElse(null)
            instanceof Attempt.Prepay.Pending;
  }

  /// Whether the attempt's instructions are to be replaced by these newer ones.
  private static boolean stale(Past past, Command.RecordPrepay answer) {
    return past.order() instanceof Order.AwaitingPayment order
        && order.attempt(answer.attempt()).orElseThrow()
            instanceof Attempt(_, Attempt.Prepay.Obtained(var instructions), var ended)
        && ended.isEmpty()
        && instructions.staleAt(answer.at())
        && past.events().stream().filter(e -> e instanceof Event.PrepayObtained).count()
            < PREPAY_LIMIT;
  }

  private static List<Event> refuse(Past past, Command.RefusePrepay refusal) {
    if (!pending(past, refusal.attempt())) {
      return List.of();
    }
    var refused =
        List.<Event>of(new Event.PrepayRefused(refusal.at(), refusal.attempt(), refusal.code()));
    return and(
        refused, end(past.plus(refused), new Command.EndAttempt(refusal.at(), refusal.attempt())));
  }

  /// While the result of a token is unclear, the attempt is queried and never tried with another
  /// token.
  private static List<Event> accept(Past past, Command.AcceptToken token) {
    var accepted = past.tokenOf(token.attempt());
    if (accepted.isPresent()) {
      if (!accepted.get().digest().equals(token.digest())) {
        throw Problem.of(
            409, "token-used", "This attempt has been tried with another token: open another one.");
      }
      return List.of();
    }
    if (!(past.order() instanceof Order.AwaitingPayment order)
        || !order.attempt(token.attempt()).map(a -> a.payableAt(token.at())).orElse(false)) {
      throw Problem.of(409, "not-payable", "This attempt can't be paid any more.");
    }
    return List.of(new Event.TokenAccepted(token.at(), token.attempt(), token.digest()));
  }

  /// When its last attempt ends, an unpaid order closes.
  private static List<Event> end(Past past, Command.EndAttempt end) {
    if (!(past.order() instanceof Order.Known order)
        || !order.attempt(end.attempt()).map(Attempt::open).orElse(false)) {
      return List.of();
    }
    var ended = List.<Event>of(new Event.AttemptEnded(end.at(), end.attempt()));
    boolean last =
        order.attempts().stream()
            .noneMatch(other -> other.open() && other.number() != end.attempt());
    return last && order instanceof Order.AwaitingPayment
        ? and(ended, List.of(new Event.Closed(end.at())))
        : ended;
  }

  private static List<Event> file(Past past, Command.FileNotification filing) {
    boolean filed =
        past.any(event ->
            event instanceof Event.NotificationFiled known
                && known.provider().equals(filing.provider())
                && known.notification().equals(filing.notification()));
    long count = past.events().stream().filter(Event.NotificationFiled.class::isInstance).count();
    return filed || count >= NOTIFICATION_LIMIT || !known(past)
        ? List.of()
        : List.of(
            new Event.NotificationFiled(
                filing.at(),
                filing.provider(),
                filing.type(),
                filing.notification(),
                filing.source()));
  }

  /// One open query, and one for each refund, is enough until the provider has answered.
  private static List<Event> query(Past past, Command.RequestQuery query) {
    boolean known =
        past.any(event ->
            event instanceof Event.QueryRequested earlier
                && earlier.source().equals(query.source()));
    var outstanding = past.openQueries();
    return !known(past)
            || known
            || outstanding.size() >= OPEN_QUERY_LIMIT
            || outstanding.stream().anyMatch(earlier -> same(earlier, query))
        ? List.of()
        : List.of(
            new Event.QueryRequested(query.at(), query.reason(), query.refund(), query.source()));
  }

  /// Whether the open query asks for the same. One that a comparison of entitlements requests is
  /// also a request to grant or revoke again.
  private static boolean same(Event.QueryRequested open, Command.RequestQuery query) {
    return open.refund().equals(query.refund())
        && open.source() instanceof Source.Comparison
            == query.source() instanceof Source.Comparison;
  }

  private static boolean known(Past past) {
    return past.order() instanceof Order.Known;
  }

  private static List<Event> answer(Past past, Command.AnswerQuery answer) {
    return past.openQueries().stream().anyMatch(query -> query.source().equals(answer.source()))
        ? List.of(new Event.QueryAnswered(answer.at(), answer.source()))
        : List.of();
  }

  private static List<Event> confirm(Past past, Command.ConfirmGrant grant) {
    return past.grantOutstanding() && past.balances().paysForEntitlement()
        ? List.of(new Event.EntitlementGranted(grant.at()))
        : List.of();
  }

  private static List<Event> revoke(Past past, Command.ConfirmRevocation revocation) {
    return past.grantOutstanding() && !past.balances().paysForEntitlement()
        ? List.of(new Event.EntitlementRevoked(revocation.at()))
        : List.of();
  }

  /// A payment is not refunded where two operators decided to keep it knowing that it is owned
  /// already: after that very refund failed.
  private static List<Event> refuseOwned(Past past, Command.RefundAlreadyOwned owned) {
    if (!past.grantOutstanding() || !(past.order() instanceof Order.Paid paid)) {
      return List.of();
    }
    var balances = past.balances();
    var payment = paid.applied().payment().id();
    return balances.keptThoughOwned(payment)
        ? List.of()
        : RefundDecisions.automatic(owned.at(), balances, payment, RefundCause.ALREADY_OWNED)
            .map(List::of)
            .orElse(List.of());
  }

  private static List<Event> and(List<Event> first, List<Event> then) {
    var both = new ArrayList<>(first);
    both.addAll(then);
    return List.copyOf(both);
  }
}
