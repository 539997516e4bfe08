/// A merchant's acquirer (收单机构) on this machine, and in front of it a customer's device with Apple
/// Pay. The acquirer speaks an interface of our own. It decides by the card number: the test cards
/// of the device say which ones are approved.
///
/// - R1 - When a request is repeated under the same number, its answer shall be the same as the
///   first.
/// - R2 - When a number was cancelled, or its time is over, it shall take no money any more.
/// - R3 - No card data is stored.
@NullMarked
package guitai.sandbox.acquirer;

import org.jspecify.annotations.NullMarked;
