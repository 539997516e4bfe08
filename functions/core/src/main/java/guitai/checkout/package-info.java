/// The counter itself: an order is placed, a notification received, an entitlement granted, each as
/// one use of the ports with the decision in between.
///
/// - C1 - When the same customer repeats an idempotency key with the same request, the counter
///   shall give the same order, after one prepay.
/// - C2 - When a delivery isn't proved, the counter shall change nothing.
/// - C3 - When a payment is proved, the counter shall acknowledge it only after the write.
/// - C4 - When a paid order is told again, the counter shall grant it once.
@NullMarked
package guitai.checkout;

import org.jspecify.annotations.NullMarked;
