package guitai.held;

import java.util.List;
import java.util.Optional;

/// The list of payments that wait for an operator, those of orders and those of no order. It may
/// lag behind a write by a moment. Every method may throw [Unavailable].
public interface HeldPayments {
  /// The next orders and payments of no order on the list, at most `limit` of them (clamped to 1 to
  /// 25); of an order it contains each held payment. All pages together contain each entry once.
  ///
  /// @param after where the previous page ended
  /// @throws Problem 400 `invalid-page` where the text is no page of this list
  Page page(Optional<String> after, int limit);

  /// @param held oldest first within the page
  /// @param next the text that asks for the next page; empty on the last page
  record Page(List<HeldPayment> held, Optional<String> next) {}
}
