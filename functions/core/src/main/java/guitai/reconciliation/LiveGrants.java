package guitai.reconciliation;

import guitai.order.OrderId;
import java.time.LocalDate;
import java.util.function.Consumer;

/// The grants that give something, by the day in China when they were paid. May throw
/// [guitai.problem.Unavailable].
public interface LiveGrants {
  void read(LocalDate day, Consumer<Live> grants);

  /// That an order gives a product.
  ///
  /// @param customer whom, by their key
  record Live(OrderId order, String product, String customer) {}
}
