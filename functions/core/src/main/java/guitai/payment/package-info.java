/// What orders, in-app purchases and subscriptions share: payments by their providers' numbers,
/// customers, operators, the progress of refunds, and the evidence (凭证原文) of providers'
/// notifications.
///
/// - P4 - A payment is identified by provider, account and the provider's payment number.
/// - P10 - Evidence holds personal data: it is stored apart, encrypted, and can be erased.
@NullMarked
package guitai.payment;

import org.jspecify.annotations.NullMarked;
