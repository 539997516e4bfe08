package guitai.inapp;

import guitai.payment.Customer;
import guitai.storefront.Term;
import java.time.Instant;

/// What a purchase gives a customer by now, or no longer gives.
///
/// @param transaction the one that backs it; of a withdrawn one the last that did
/// @param revoked whether nothing of it counts any more
public record PurchaseGrant(
    Customer customer,
    String product,
    String transaction,
    Instant begin,
    Term term,
    boolean shared,
    boolean revoked) {}
