/// The cashier page, and the few routes only it needs: a drawn QR code, and paying as the customer
/// would.
///
/// - R1 - The page asks nobody but the store that served it.
/// - R2 - It sells through the store's own API; nothing here knows what an order is.
@NullMarked
package guitai.local.page;

import org.jspecify.annotations.NullMarked;
