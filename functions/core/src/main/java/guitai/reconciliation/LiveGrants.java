package guitai.reconciliation;

import guitai.order.OrderId;
import java.time.LocalDate;
import java.util.function.Consumer;

/// The grants that aren't revoked, by the day in China when they were paid. May throw
/// [guitai.problem.Unavailable].
public interface LiveGrants {
  void read(LocalDate day, Consumer<Live> grants);

  /// An order's grant of a product.
  ///
  /// @param customer by their key
  record Live(OrderId order, String product, String customer) {}
}
