package guitai.order;

import guitai.payment.Payment;
import guitai.payment.RefundProgress;
import guitai.payment.ResolutionWay;
import guitai.problem.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Which resolutions are possible for the held amount of a payment. An impossible one is refused
/// with the reason.
final class ResolutionRules {
  private ResolutionRules() {}

  static void require(
      Past past,
      PaymentBalances.Entry entry,
      Resolution.Way way,
      Resolution.ProviderStatus status,
      Instant at) {
    refusal(past, entry, way.kind(), status, at)
        .or(() ->
            switch (way) {
              case Resolution.Way.RefundedAtProvider refunded ->
                  knownRefund(past.balances(), entry, refunded);
              case Resolution.Way.AsProviderSays(var said) ->
                  said.equals(entry.disputed()) ? Optional.empty() : Optional.of(outdated());
              case Resolution.Way.Grant _,
                  Resolution.Way.Keep _,
                  Resolution.Way.Refund _,
                  Resolution.Way.RefundedOutsideProvider _ ->
                  Optional.empty();
            })
        .ifPresent(problem -> {
          throw problem;
        });
  }

  /// Why this way is impossible; empty where it is possible.
  static Optional<Problem> refusal(
      Past past,
      PaymentBalances.Entry entry,
      ResolutionWay way,
      Resolution.ProviderStatus status,
      Instant at) {
    var balances = past.balances();
    return switch (way) {
      case GRANT ->
          first(
              () -> disputed(entry, status),
              () -> underWay(balances, entry, status),
              () -> uncounted(balances, entry, status),
              () -> noOrder(past),
              () -> paidAlready(balances, entry));
      case KEEP ->
          first(
              () -> entry.disputed().map(said -> disagrees(entry, said)),
              () -> underWay(balances, entry, status),
              () -> uncounted(balances, entry, status),
              () -> notToKeep(past, entry));
      case REFUND ->
          first(
              () -> disputed(entry, status),
              () -> uncounted(balances, entry, status),
              () -> abnormal(balances, entry),
              () -> RefundDecisions.noRoom(balances, entry, at));
      case REFUNDED_OUTSIDE_PROVIDER -> underWay(balances, entry, status);
      case REFUNDED_AT_PROVIDER -> Optional.empty();
      case PROVIDER_STATUS ->
          entry.disputed().isPresent() && !balances.hasRefunds(entry)
              ? Optional.empty()
              : Optional.of(notPossible(way));
    };
  }

  static Problem notPossible(ResolutionWay way) {
    return Problem.of(
        409, "not-possible", "This entry can't be resolved by " + way.text() + ": see its ways.");
  }

  /// A refund that the provider has taken may still be made after operators decide; only where this
  /// deployment no longer has that provider can they know better.
  private static Optional<Problem> underWay(
      PaymentBalances balances, PaymentBalances.Entry entry, Resolution.ProviderStatus status) {
    boolean taken =
        balances
            .stalledRefunds(entry)
            .anyMatch(refund -> refund.progress() instanceof RefundProgress.Processing);
    return taken && status != Resolution.ProviderStatus.NOT_QUERIED
        ? Optional.of(
            Problem.of(
                409,
                "refund-under-way",
                "The provider is working on a refund of it: let that go on, or finish it at the"
                    + " provider's console."))
        : Optional.empty();
  }

  private static Problem outdated() {
    return Problem.of(
        409, "proposal-outdated", "The provider says something else by now: propose anew.");
  }

  /// Nothing is granted or refunded of a payment that its provider doesn't know so.
  private static Optional<Problem> disputed(
      PaymentBalances.Entry entry, Resolution.ProviderStatus status) {
    if (status == Resolution.ProviderStatus.UNKNOWN) {
      return Optional.of(
          Problem.of(
              409, "provider-disagrees", "The provider knows no such payment, or not as paid."));
    }
    return entry.disputed().map(said -> disagrees(entry, said));
  }

  private static Problem disagrees(PaymentBalances.Entry entry, Payment said) {
    return Problem.of(
        409,
        "provider-disagrees",
        "The provider says %s of this payment, %s are recorded: propose provider-status first."
            .formatted(said.amount().shown(), entry.payment().amount().shown()));
  }

  /// What pays the order is kept for what was granted; a payment of no order may be another
  /// system's. Any other is kept only by granting it.
  private static Optional<Problem> notToKeep(Past past, PaymentBalances.Entry entry) {
    return entry.applied() || past.order() instanceof Order.Unmatched
        ? Optional.empty()
        : Optional.of(notPossible(ResolutionWay.KEEP));
  }

  @SafeVarargs
  private static Optional<Problem> first(Supplier<Optional<Problem>>... rules) {
    for (var rule : rules) {
      var problem = rule.get();
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  /// Money that the provider refunded without a report to us isn't held any more, though our ledger
  /// shows it as held.
  private static Optional<Problem> uncounted(
      PaymentBalances balances, PaymentBalances.Entry entry, Resolution.ProviderStatus status) {
    return status == Resolution.ProviderStatus.REFUNDED && !balances.hasRefunds(entry)
        ? Optional.of(
            Problem.of(
                409,
                "refunded-at-provider",
                "The provider reports a refund of this payment that isn't recorded: name that"
                    + " refund, or wait for the day's bill."))
        : Optional.empty();
  }

  private static Optional<Problem> noOrder(Past past) {
    return past.order() instanceof Order.Known
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                409,
                "nothing-to-grant",
                "This payment belongs to no order: there is nothing to grant."));
  }

  /// Of two payments for one order only one is kept, and a refund that is still under way may fail.
  static Optional<Problem> paidAlready(PaymentBalances balances, PaymentBalances.Entry entry) {
    boolean paid =
        balances.payments().stream()
            .filter(other -> other.applied() && !other.equals(entry))
            .anyMatch(
                other -> !balances.balance(other).refunded().equals(other.payment().amount()));
    return paid
        ? Optional.of(Problem.of(409, "paid-already", "The order is paid by another payment."))
        : Optional.empty();
  }

  /// A refund gets a new number only after the provider's final answer that nothing was refunded.
  private static Optional<Problem> abnormal(PaymentBalances balances, PaymentBalances.Entry entry) {
    return balances.abnormalRefunds(entry).findAny().isPresent()
            || balances.abnormalElsewhere(entry).findAny().isPresent()
        ? Optional.of(
            Problem.of(
                409,
                "refund-abnormal",
                "The provider has an abnormal refund of this payment: finish that at its console,"
                    + " or refund outside the provider and propose that."))
        : Optional.empty();
  }

  private static Optional<Problem> knownRefund(
      PaymentBalances balances,
      PaymentBalances.Entry entry,
      Resolution.Way.RefundedAtProvider refunded) {
    if (!refunded.amount().currency().equals(entry.payment().amount().currency())) {
      return Optional.of(Problem.of(422, "refund-currency", "That refund is of another currency."));
    }
    return balances.knowsRefund(refunded.number())
        ? Optional.of(Problem.of(409, "refund-known", "This refund is counted already."))
        : Optional.empty();
  }
}
