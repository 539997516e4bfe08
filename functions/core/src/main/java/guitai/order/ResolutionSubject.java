package guitai.order;

import guitai.payment.PaymentId;
import guitai.problem.Problem;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.Optional;

/// What a resolution decides on: some of a payment, or an order that makes no progress.
///
/// @param entry empty where it is the order
/// @param amount zero where it is the order
record ResolutionSubject(Past past, Optional<PaymentBalances.Entry> entry, Money amount) {
  /// @throws Problem 404 where there is no such payment; 409 where nothing of it is held
  static ResolutionSubject of(Past past, Optional<PaymentId> payment, Resolution.Way way) {
    return payment.map(id -> ofPayment(past, id, way)).orElseGet(() -> ofOrder(past));
  }

  private static ResolutionSubject ofPayment(Past past, PaymentId payment, Resolution.Way way) {
    var entry = past.balances().payment(payment).orElseThrow(Problem::notFound);
    var balance = past.balances().balance(entry);
    if (balance.held().minorUnits() > 0) {
      return new ResolutionSubject(past, Optional.of(entry), balance.held());
    }
    if (balance.kept().minorUnits() > 0 && way instanceof Resolution.Way.RefundedOutsideProvider) {
      return new ResolutionSubject(past, Optional.of(entry), balance.kept());
    }
    throw Problem.of(409, "not-held", "Nothing of this payment is held any more.");
  }

  private static ResolutionSubject ofOrder(Past past) {
    if (past.stalledQuery().isEmpty() || !(past.order() instanceof Order.Known order)) {
      throw Problem.of(409, "not-held", "This order waits for no operator.");
    }
    var currency = order.placed().item().price().currency();
    return new ResolutionSubject(past, Optional.empty(), new Money(0, currency));
  }

  void require(Resolution.Way way, Resolution.ProviderStatus status, Instant at) {
    if (entry.isPresent()) {
      ResolutionRules.require(past, entry.get(), way, status, at);
    } else if (!(way instanceof Resolution.Way.AsProviderSays)) {
      throw ResolutionRules.notPossible(way.kind());
    }
  }
}
