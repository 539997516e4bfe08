/// A merchant's acquirer on this machine, and in front of it a customer's device with Apple Pay. It
/// speaks an interface of our own, and decides by the card as it is given: which test cards are
/// good, the device says.
///
/// - R1 - Whatever is asked again under a number is answered as the first time.
/// - R2 - When a number was cancelled, or its time is over, it shall take no money any more.
/// - R3 - Of a card nothing is kept.
@NullMarked
package guitai.sandbox.acquirer;

import org.jspecify.annotations.NullMarked;
