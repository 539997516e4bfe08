/// The cashier page (收银台), and the few routes that only it needs: a drawn QR code, and a payment as
/// the customer would make it.
///
/// - R1 - The page sends requests only to the store that served it.
/// - R2 - It sells through the store's own API; this package doesn't know what an order is.
@NullMarked
package guitai.local.page;

import org.jspecify.annotations.NullMarked;
