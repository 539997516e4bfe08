package guitai.purchase;

import guitai.order.Evidence;
import guitai.order.OrderFull;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The purchases, each with its past. Every method may throw [guitai.order.Unavailable].
public interface Purchases {
  /// The past as it is now (a consistent read); of length 0 where nobody told of it.
  PurchasePast find(PurchaseId id);

  /// Appends the events (at least one), and keeps the evidence in the same transaction, only while
  /// the past is still the past. An append of ours that succeeded though its answer was lost counts
  /// as done.
  ///
  /// @return whether the events are in the past now
  /// @throws OrderFull where the purchase would outgrow its item; nothing was written
  boolean append(PurchasePast past, List<PurchaseEvent> events, Optional<Evidence> evidence);

  /// Purchases due by then, at most so many, the most overdue first. May lag behind a write by a
  /// moment.
  List<Due> due(Instant by, int limit);

  /// Moves a purchase's due instant on.
  ///
  /// @return false where it isn't what was seen any more
  boolean postpone(Due due, Instant until);

  record Due(PurchaseId purchase, Instant at) {}
}
