package guitai.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The orders, or the purchases, that somebody should look at, by when. Every method may throw
/// [guitai.problem.Unavailable].
///
/// @param <I> what names one of them
public interface OutstandingOrders<I> {
  /// What is due by then, at most so many, the most overdue first. May lag behind a write by a
  /// moment.
  List<Due<I>> due(Instant by, int limit);

  /// When one is due, as it is now; empty where nothing of it is.
  Optional<Due<I>> of(I id);

  /// Moves a due instant on.
  ///
  /// @return false where it isn't what was seen any more: somebody else looks, or has written
  boolean postpone(Due<I> due, Instant until);

  record Due<I>(I id, Instant at) {}
}
