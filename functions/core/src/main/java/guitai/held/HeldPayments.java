package guitai.held;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The held list: what waits for an operator, of orders, payments of no order, in-app purchases and
/// deliveries. It may lag behind a write by a moment. Every method may throw [Unavailable].
public interface HeldPayments {
  /// The entries of the next items on the list, at most `limit` items (clamped to 1 to 25): an
  /// order is an item with an entry for each payment that it holds. All pages together contain each
  /// entry once.
  ///
  /// @param after where the previous page ended
  /// @throws Problem 400 `invalid-page` where the text is no page of this list
  Page page(Optional<String> after, int limit);

  /// How much is on the list.
  Backlog backlog();

  /// A shard of the list is counted no further than this.
  int COUNTED = 1_000;

  /// @param count of items; at least so many, where a shard has more than [#COUNTED]
  /// @param oldest since when its oldest item is on it
  record Backlog(int count, Optional<Instant> oldest) {}

  /// @param held oldest first within the page
  /// @param next the text that asks for the next page; empty on the last page
  record Page(List<HeldEntry> held, Optional<String> next) {}
}
