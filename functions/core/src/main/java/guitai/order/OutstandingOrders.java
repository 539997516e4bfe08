package guitai.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The orders, or the in-app purchases, that RecoverPayments has to handle, and by when. Every
/// method may throw [guitai.problem.Unavailable].
///
/// @param <I> the id of one of them
public interface OutstandingOrders<I> {
  /// The orders due by then, at most `limit`, the most overdue first. May lag behind a write by a
  /// moment.
  List<Due<I>> due(Instant by, int limit);

  /// When this one is due, as it is now; empty where nothing of it is outstanding.
  Optional<Due<I>> of(I id);

  /// Postpones a due instant.
  ///
  /// @return false where it has changed since it was read: another run handles it, or a writer has
  ///   appended to it
  boolean postpone(Due<I> due, Instant until);

  record Due<I>(I id, Instant at) {}
}
