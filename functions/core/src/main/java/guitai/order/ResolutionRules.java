package guitai.order;

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
            way instanceof Resolution.Way.RefundedAtProvider refunded
                ? knownRefund(past.balances(), entry, refunded)
                : Optional.empty())
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
              () -> uncounted(balances, entry, status),
              () -> noOrder(past),
              () -> paidAlready(balances, entry));
      case REFUND ->
          first(
              () -> uncounted(balances, entry, status),
              () -> abnormal(balances, entry),
              () -> RefundDecisions.noRoom(balances, entry, at));
      case REFUNDED_AT_PROVIDER, REFUNDED_OUTSIDE_PROVIDER -> Optional.empty();
      case KEEP, PROVIDER_STATUS ->
          Optional.of(
              Problem.of(409, "not-possible", "This can't be resolved in this way: see its ways."));
    };
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
  private static Optional<Problem> paidAlready(
      PaymentBalances balances, PaymentBalances.Entry entry) {
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
      return Optional.of(Problem.of(409, "refund-currency", "That refund is of another currency."));
    }
    return balances.knowsRefund(refunded.number())
        ? Optional.of(Problem.of(409, "refund-known", "This refund is counted already."))
        : Optional.empty();
  }
}
