package guitai.order;

import guitai.payment.Customer;
import guitai.payment.Evidence;
import guitai.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The orders, each with its past. Every method may throw [Unavailable].
public interface Orders {
  /// How many orders [#placedAfter] finds at most.
  int NEWEST = 100;

  /// The past as it is now (a consistent read); of length 0 where there is no such order.
  Past find(OrderId id);

  /// The past of the customer's order.
  ///
  /// @throws Problem 404, whether there is no such order or it is another customer's
  default Past owned(OrderId id, Customer customer) {
    var past = find(id);
    if (past.order() instanceof Order.Known order && order.placed().customer().equals(customer)) {
      return past;
    }
    throw Problem.notFound();
  }

  /// The pasts of the orders that exist; they may lag behind a write by a moment.
  default Map<OrderId, Past> find(List<OrderId> ids) {
    return ids.stream()
        .map(this::find)
        .filter(past -> past.length() > 0)
        .collect(Collectors.toMap(Past::id, past -> past, (a, _) -> a));
  }

  /// Appends the events (at least one), and stores the evidence in the same transaction, only while
  /// the past is unchanged. An append of ours that succeeded though its answer was lost counts as
  /// done.
  ///
  /// @return whether the events are in the past now; if not, another writer was first: find the
  ///   past and decide again
  /// @throws OrderFull where the order would outgrow its item; nothing was written
  boolean append(Past past, List<Event> events, Optional<Evidence> evidence);

  /// The customer's orders, newest first, at most `limit` of them (clamped to 1 to 25). A page may
  /// lag behind a write by a moment.
  ///
  /// @param after where the previous page ended
  /// @throws Problem 400 `invalid-page` where the text is no page of this customer's orders
  Page of(Customer customer, Optional<String> after, int limit);

  /// The customer's orders that were placed after an instant, newest first, at most [#NEWEST] of
  /// them. It may lag behind a write by a moment.
  List<Past> placedAfter(Customer customer, Instant instant);

  /// @param next the text that asks for the next page; empty on the last page
  record Page(List<Past> orders, Optional<String> next) {}
}
