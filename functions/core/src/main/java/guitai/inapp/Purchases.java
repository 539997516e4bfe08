package guitai.inapp;

import guitai.order.OrderFull;
import guitai.payment.Evidence;
import java.util.List;
import java.util.Optional;

/// The purchases, each with its past. Every method may throw [guitai.problem.Unavailable].
public interface Purchases {
  /// The past as it is now (a consistent read); of length 0 where nothing of it is recorded.
  PurchasePast find(PurchaseId id);

  /// Appends the events (at least one) and stores the evidence in the same transaction, only while
  /// the past is still the past. An append of ours that succeeded though its answer was lost counts
  /// as done.
  ///
  /// @return whether the events are in the past now
  /// @throws OrderFull where the purchase would outgrow its item; nothing was written
  boolean append(PurchasePast past, List<PurchaseEvent> events, Optional<Evidence> evidence);
}
