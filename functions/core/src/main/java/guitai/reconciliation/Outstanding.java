package guitai.reconciliation;

import guitai.order.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The orders that somebody should look at, by when. Every method may throw
/// [guitai.order.Unavailable].
public interface Outstanding {
  /// Orders due by then, at most so many, the most overdue first. May lag behind a write by a
  /// moment.
  List<Due> due(Instant by, int limit);

  /// When an order is due, as it is now; empty where nothing of it is.
  Optional<Due> of(OrderId order);

  /// Moves an order's due instant on.
  ///
  /// @return false where it isn't what was seen any more: somebody else looks, or has written
  boolean postpone(Due due, Instant until);

  record Due(OrderId order, Instant at) {}
}
