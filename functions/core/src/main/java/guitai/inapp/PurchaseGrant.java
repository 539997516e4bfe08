package guitai.inapp;

import guitai.payment.Customer;
import guitai.storefront.Term;
import java.time.Instant;

/// What a purchase gives a customer now, or no longer gives.
///
/// @param transaction the one that backs the grant; of a revoked grant the last that did
/// @param revoked whether no transaction backs it any more
public record PurchaseGrant(
    Customer customer,
    String product,
    String transaction,
    Instant begin,
    Term term,
    boolean shared,
    boolean revoked) {}
