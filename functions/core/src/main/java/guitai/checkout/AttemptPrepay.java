package guitai.checkout;

import guitai.host.Host;
import guitai.order.Attempt;
import guitai.order.AttemptId;
import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.Lease;
import guitai.order.Order;
import guitai.order.OrderWriter;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.problem.Problem;
import guitai.provider.Wallet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// Obtains the prepay (预下单) of an order's attempt for one caller. The caller that holds the lease
/// asks the provider; the other callers wait for the answer.
///
/// @param nonce names this caller's lease
/// @param key digest of the idempotency key that opened the attempt; absent, the key of the order
/// @param successor makes the attempt of this number, which replaces one whose call must not be
///   repeated
record AttemptPrepay(
    Orders orders,
    List<Wallet> wallets,
    Host host,
    String nonce,
    Optional<String> key,
    IntFunction<Command.NewAttempt> successor) {
  /// Longer than a wallet may take to answer.
  static final Duration LEASE = Duration.ofSeconds(10);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int POLLS = (int) PATIENCE.dividedBy(PAUSE);

  Past obtain(Past found) {
    var past = found;
    for (int poll = 0; poll < POLLS; poll++) {
      if (!(past.order() instanceof Order.AwaitingPayment order)) {
        return past;
      }
      var wanted = order.attemptOf(key).orElseThrow();
      if (!(wanted.prepay() instanceof Attempt.Prepay.Pending(var lease))
          || !wanted.open()
          || !wanted.terms().expiresAt().isAfter(host.instant())) {
        return stale(wanted) ? renew(past, wanted) : past;
      }
      if (lease.nonce().equals(nonce)) {
        return ask(past, wanted);
      }
      past = claimOrWait(past, order, wanted, lease);
    }
    throw Problem.later(
        409, "prepay-in-progress", "This order is being opened at the provider.", PATIENCE);
  }

  private boolean stale(Attempt attempt) {
    var now = host.instant();
    return attempt.prepay() instanceof Attempt.Prepay.Obtained(var instructions)
        && instructions.staleAt(now)
        && attempt.open()
        && attempt.terms().expiresAt().isAfter(now)
        && Wallet.of(wallets, attempt).repeatable();
  }

  /// Repeats the identical prepay for new instructions. A refusal ends nothing: the attempt may be
  /// paid, which a query tells.
  private Past renew(Past past, Attempt attempt) {
    var id = new AttemptId(past.id(), attempt.number());
    return switch (Wallet.of(wallets, attempt).prepay(id, attempt.terms())) {
      case Wallet.Prepay.Obtained(var instructions) ->
          record(past, new Command.RecordPrepay(host.instant(), id.number(), instructions));
      case Wallet.Prepay.Refused _ -> past;
    };
  }

  private Past claimOrWait(Past past, Order.Known order, Attempt attempt, Lease lease) {
    if (lease.until().isAfter(host.instant())) {
      host.pause(PAUSE);
    } else {
      var events = Decision.decide(past, claim(order, attempt));
      if (events.isEmpty()) {
        host.pause(PAUSE);
      } else if (orders.append(past, events, Optional.empty())) {
        return past.plus(events);
      }
    }
    return orders.find(past.id());
  }

  private Command claim(Order.Known order, Attempt attempt) {
    var now = host.instant();
    int next = order.attempts().size() + 1;
    return Wallet.of(wallets, attempt).repeatable()
        ? new Command.ClaimPrepay(now, attempt.number(), new Lease(nonce, now.plus(LEASE)))
        : new Command.ReplaceAttempt(now, attempt.number(), next, successor.apply(next));
  }

  private Past ask(Past past, Attempt attempt) {
    var id = new AttemptId(past.id(), attempt.number());
    return switch (Wallet.of(wallets, attempt).prepay(id, attempt.terms())) {
      case Wallet.Prepay.Obtained(var instructions) ->
          record(past, new Command.RecordPrepay(host.instant(), id.number(), instructions));
      case Wallet.Prepay.Refused(var code) -> {
        record(past, new Command.RefusePrepay(host.instant(), id.number(), code));
        throw Problem.of(502, "provider-refused", "The provider refused the payment: " + code);
      }
    };
  }

  private Past record(Past past, Command command) {
    return new OrderWriter(orders).apply(past, command);
  }
}
