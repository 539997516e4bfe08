package guitai.order;

/// An order's state by its name in our contract: where its money is counts before where it came
/// from.
final class OrderStateText {
  private OrderStateText() {}

  static String of(Order order, PaymentBalances books) {
    return switch (order) {
      case Order.Unplaced _ -> "unplaced";
      case Order.AwaitingPayment _ -> "awaiting-payment";
      case Order.Closed _ -> "closed";
      case Order.Paid _ -> books.applied().map(entry -> ofPaid(books.balance(entry))).orElseThrow();
      case Order.UnderReview _, Order.Unmatched _ -> ofUnpaid(books);
    };
  }

  private static String ofPaid(PaymentBalances.Balance balance) {
    if (balance.refunding().minorUnits() > 0 || balance.held().minorUnits() > 0) {
      return "refunding";
    }
    if (balance.refunded().minorUnits() == 0) {
      return "paid";
    }
    return balance.kept().minorUnits() == 0 ? "refunded" : "partly-refunded";
  }

  private static String ofUnpaid(PaymentBalances books) {
    if (books.heldSince().isPresent()) {
      return "under-review";
    }
    return books.openRefunds().findAny().isPresent() ? "refunding" : "refunded";
  }
}
