package guitai.held;

import java.util.List;
import java.util.Optional;

/// The list of payments that wait for a person, those of orders and those of none. It may lag
/// behind a write by a moment. Every method may throw [Unavailable].
public interface HeldPayments {
  /// The next orders and payments of no order on the list, at most `limit` of them (clamped to 1 to
  /// 25); an order gives each of its payments that is held. The pages together hold everything
  /// once.
  ///
  /// @param after where the page before ended
  /// @throws Problem 400 `invalid-page` where that is no text of a page
  Page page(Optional<String> after, int limit);

  /// @param held oldest first within the page
  /// @param next what to ask the following page with; empty on the last
  record Page(List<HeldPayment> held, Optional<String> next) {}
}
