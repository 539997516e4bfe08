package guitai.order;

import guitai.problem.Problem;
import java.time.Instant;

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
    var balances = past.balances();
    switch (way) {
      case Resolution.Way.Grant _ -> {
        requireCounted(balances, entry, status);
        requireOrder(past);
        requireUnpaid(balances, entry);
      }
      case Resolution.Way.Refund _ -> {
        requireCounted(balances, entry, status);
        requireNoneAbnormal(balances, entry);
        RefundDecisions.requireRoom(balances, entry, at);
      }
      case Resolution.Way.RefundedAtProvider refunded ->
          requireUnknownRefund(balances, entry, refunded);
      case Resolution.Way.RefundedOutsideProvider _ -> {}
    }
  }

  /// Money that the provider refunded without a report to us isn't held any more, though our ledger
  /// shows it as held.
  private static void requireCounted(
      PaymentBalances balances, PaymentBalances.Entry entry, Resolution.ProviderStatus status) {
    if (status == Resolution.ProviderStatus.REFUNDED && !balances.hasRefunds(entry)) {
      throw Problem.of(
          409,
          "refunded-at-provider",
          "The provider reports a refund of this payment that isn't recorded: name that refund, or"
              + " wait for the day's bill.");
    }
  }

  private static void requireOrder(Past past) {
    if (!(past.order() instanceof Order.Known)) {
      throw Problem.of(
          409, "nothing-to-grant", "This payment belongs to no order: there is nothing to grant.");
    }
  }

  /// Of two payments for one order only one is kept, and a refund that is still under way may fail.
  private static void requireUnpaid(PaymentBalances balances, PaymentBalances.Entry entry) {
    boolean paid =
        balances.payments().stream()
            .filter(other -> other.applied() && !other.equals(entry))
            .anyMatch(
                other -> !balances.balance(other).refunded().equals(other.payment().amount()));
    if (paid) {
      throw Problem.of(409, "paid-already", "The order is paid by another payment.");
    }
  }

  /// A refund gets a new number only after the provider's final answer that nothing was refunded.
  private static void requireNoneAbnormal(PaymentBalances balances, PaymentBalances.Entry entry) {
    if (balances.abnormalRefunds(entry).findAny().isPresent()) {
      throw Problem.of(
          409,
          "refund-abnormal",
          "The provider has an abnormal refund of this payment: finish that at its console, or"
              + " refund outside the provider and propose that.");
    }
  }

  private static void requireUnknownRefund(
      PaymentBalances balances,
      PaymentBalances.Entry entry,
      Resolution.Way.RefundedAtProvider refunded) {
    if (!refunded.amount().currency().equals(entry.payment().amount().currency())) {
      throw Problem.of(409, "refund-currency", "That refund is of another currency.");
    }
    if (balances.knowsRefund(refunded.number())) {
      throw Problem.of(409, "refund-known", "This refund is counted already.");
    }
  }
}
