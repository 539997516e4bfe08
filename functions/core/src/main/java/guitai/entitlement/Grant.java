package guitai.entitlement;

import guitai.order.OrderId;
import guitai.payment.Customer;
import guitai.storefront.Term;
import java.time.Instant;

/// What one order, or one purchase in a store, gives its customer.
///
/// @param events how long its past was: a grant replaces only one of a shorter past
/// @param paidAt by the provider's clock: where the term begins, unless an earlier pass still runs
/// @param revoked a tombstone, stored even where nothing was granted before
public record Grant(
    Customer customer,
    String product,
    EntitlementSource source,
    int events,
    Instant paidAt,
    Term term,
    boolean revoked) {
  /// A grant of an order.
  public Grant(
      Customer customer,
      String product,
      OrderId order,
      int events,
      Instant paidAt,
      Term term,
      boolean revoked) {
    this(customer, product, new EntitlementSource.OfOrder(order), events, paidAt, term, revoked);
  }

  /// One text for each of a customer's grants, by product first.
  public String key() {
    return product + " " + source.key();
  }
}
