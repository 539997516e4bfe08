/// The order: one aggregate whose past is its events. Deciding is pure: what happened and what is
/// asked give what happens next; a host keeps the past and the clock.
///
/// - P3 - Each confirmed payment is in exactly one place: applied to its order or held for a
///   person.
/// - P4 - A payment takes effect once, however often, late or out of order it is told.
/// - P5 - Amount and currency equal what was asked, or the payment is held and the order reviewed.
/// - P9 - Money is integer minor units, time is an instant.
@NullMarked
package guitai.order;

import org.jspecify.annotations.NullMarked;
