/// From a request to something that can be paid: place an order, open an attempt, obtain the prepay
/// (预下单), authorize a token, query an attempt, cancel.
///
/// - C1 - When the same customer repeats an idempotency key with the same request, the checkout
///   shall give the same order, after one prepay.
/// - P6 - A token is recorded with its attempt before its payment is authorized.
@NullMarked
package guitai.checkout;

import org.jspecify.annotations.NullMarked;
