/// The order (订单): one aggregate whose past is its events. A decision is pure: past and command
/// give the next events. A host stores the past and supplies the clock.
///
/// - P3 - Each confirmed payment is in exactly one place: applied to its order or held for an
///   operator.
/// - P4 - A payment takes effect once, however often, late or out of order its notification
///   arrives.
/// - P5 - Amount and currency equal the price, or the payment is held and the order reviewed.
/// - P9 - Money is integer minor units, time is an instant.
@NullMarked
package guitai.order;

import org.jspecify.annotations.NullMarked;
