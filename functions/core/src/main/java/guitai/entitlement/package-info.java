/// Entitlements (权益): who owns what, until when, and because of which orders and purchases.
///
/// - P8 - An entitlement is active exactly while an applied, unrefunded payment backs it.
/// - P9 - Calendar terms are fixed when bought; consecutive passes follow one another.
@NullMarked
package guitai.entitlement;

import org.jspecify.annotations.NullMarked;
