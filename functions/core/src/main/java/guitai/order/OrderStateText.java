package guitai.order;

import guitai.payment.Balance;

/// An order's state by its name in our contract: where the money is now counts before where it came
/// from.

final class OrderStateText {
  private OrderStateText() {}

  static String of(Order order, PaymentBalances balances) {
    return switch (order) {
      case Order.Unplaced _ -> "unplaced";
      case Order.AwaitingPayment _ -> "awaiting-payment";
      case Order.Closed _ -> "closed";
      case Order.Paid _ ->
          balances.applied().map(entry -> ofPaid(balances.balance(entry))).orElseThrow();
      case Order.UnderReview _, Order.Unmatched _ -> ofUnpaid(balances);
    };
  }

  private static String ofPaid(Balance balance) {
    if (balance.refunding().minorUnits() > 0 || balance.held().minorUnits() > 0) {
      return "refunding";
    }
    if (balance.refunded().minorUnits() == 0) {
      return "paid";
    }
    return balance.kept().minorUnits() == 0 ? "refunded" : "partly-refunded";
  }

  private static String ofUnpaid(PaymentBalances balances) {
    if (balances.heldSince().isPresent()) {
      return "under-review";
    }
    if (balances.openRefunds().findAny().isPresent()) {
      return "refunding";
    }
    return balances.paysForEntitlement() ? "paid" : "refunded";
  }
}
