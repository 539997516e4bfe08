package guitai.simulation.small;

import guitai.order.Event;
import guitai.order.MemoryOrders;
import guitai.order.MemoryOutstandingOrders;
import guitai.order.Past;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// The stored order: its past and when it is due. It is changed under the same conditions as in the
/// testkit's memory, which passes the contract of the deployed store; a test compares the two.
///
/// @param due to the millisecond
record OrderItem(Past past, Optional<Instant> due) {
  OrderItem {
    due = due.map(OrderItem::stored);
  }

  private static Instant stored(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS);
  }

  /// The answer to an append, and the order then.
  record Appended(OrderItem item, boolean done) {}

  /// Only while the past is as long as it was found; an earlier write of the same counts as done.
  Appended append(Past found, List<Event> events) {
    int length = found.length();
    if (past.length() == length) {
      var after = past.plus(events);
      return new Appended(new OrderItem(after, after.due()), true);
    }
    int end = length + events.size();
    boolean same = past.length() >= end && past.events().subList(length, end).equals(events);
    return new Appended(this, same);
  }

  /// Empty where it isn't due then any more.
  Optional<OrderItem> postponed(Instant from, Instant until) {
    return Optional.of(new OrderItem(past, Optional.of(until)))
        .filter(_ -> due.equals(Optional.of(stored(from))));
  }

  boolean dueBy(Instant now) {
    return due.filter(at -> !at.isAfter(now)).isPresent();
  }

  /// The testkit's memory with this order alone.
  MemoryOrders store() {
    var orders = new MemoryOrders();
    if (past.length() > 0) {
      orders.append(Past.none(past.id()), past.events(), Optional.empty());
      var outstanding = MemoryOutstandingOrders.of(orders);
      due.ifPresent(
          at -> outstanding.of(past.id()).ifPresent(first -> outstanding.postpone(first, at)));
    }
    return orders;
  }
}
