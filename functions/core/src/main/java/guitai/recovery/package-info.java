/// Recovery (掉单补偿): finds payments, refunds and updates whose notification was lost. What is
/// outstanding is polled: queried at its provider (查单), the answer recorded as a notification is.
///
/// - P7 - With no callback at all, a payment is found by query and granted within five minutes.
/// - R1 - When an attempt has expired and the provider knows of no payment, it shall be ended.
/// - R2 - When an order needs no attempt any more, the open ones shall be closed at the provider.
@NullMarked
package guitai.recovery;

import org.jspecify.annotations.NullMarked;
