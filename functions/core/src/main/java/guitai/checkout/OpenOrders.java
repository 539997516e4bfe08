package guitai.checkout;

import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.problem.Problem;
import java.time.Duration;
import java.time.Instant;

/// A customer's open orders: those that may still be paid. They are counted by a query of the
/// newest orders, without a write: exact but for requests in flight.
///
/// @param limit of a customer's open orders
record OpenOrders(Orders orders, int limit) {
  /// All attempts of an order, one after the other, are over by then.
  private static final Duration OPEN_AT_MOST = Duration.ofDays(2);

  /// @param id of the order to be placed, which may be placed already by the same request
  /// @throws Problem 409 where the customer has an open order of the product, or too many
  void requireRoom(OrderId id, CheckoutRequest request, Instant now) {
    var open =
        orders.placedAfter(request.customer(), now.minus(OPEN_AT_MOST)).stream()
            .filter(past -> past.order() instanceof Order.AwaitingPayment)
            .filter(past -> !past.id().equals(id))
            .toList();
    open.stream()
        .filter(past -> isOf(past, request.product()))
        .findFirst()
        .ifPresent(first -> {
          throw openOrder(first.id());
        });
    if (open.size() >= limit) {
      throw Problem.of(
          409,
          "too-many-open-orders",
          "The customer has " + open.size() + " open orders, and at most " + limit + " may be.");
    }
  }

  private static boolean isOf(Past past, String product) {
    return past.order() instanceof Order.Known order
        && order.placed().item().product().equals(product);
  }

  private static Problem openOrder(OrderId first) {
    return Problem.of(
            409,
            "open-order",
            "The customer has an open order of this product: add an attempt to it, or cancel it.")
        .about(first.text());
  }
}
