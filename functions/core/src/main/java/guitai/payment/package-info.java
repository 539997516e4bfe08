/// What orders, in-app purchases and subscriptions share: payments as their providers number them,
/// who pays, who operates, and the evidence of what a provider told.
///
/// - P4 - A payment is one by provider, account and the provider's payment number.
/// - P10 - Evidence holds personal data: it is kept apart, encrypted, and can be erased.
@NullMarked
package guitai.payment;

import org.jspecify.annotations.NullMarked;
