package guitai.entitlement;

import guitai.order.Customer;
import guitai.order.OrderId;
import guitai.storefront.Term;
import java.time.Instant;

/// What one order gives its customer.
///
/// @param orderEvents how long the order's past was: a grant replaces only one of a shorter past
/// @param paidAt by the provider's clock: where the term begins, unless an earlier pass still runs
/// @param revoked a tombstone, kept even where nothing was granted before
public record Grant(
    Customer customer,
    String product,
    OrderId order,
    int orderEvents,
    Instant paidAt,
    Term term,
    boolean revoked) {}
