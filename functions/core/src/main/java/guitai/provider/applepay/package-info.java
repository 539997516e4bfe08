/// Payment tokens of Apple Pay, verified and decrypted here and handed to the merchant's acquirer.
/// Apple's words (`paymentData`, `wrappedKey`) stop here.
///
/// - P1 - A [guitai.provider.applepay.PaymentToken] says nothing; a
///   [guitai.provider.applepay.ProvedToken] was signed by Apple, over exactly these bytes, within
///   five minutes of our clock, under the pinned root; there is no other way to one.
/// - P5 - The amount is the one the customer agreed to, encrypted by their device.
/// - P10 - A [guitai.provider.applepay.Card] never prints, is never stored, and is wiped after use.
///
/// @see <a
///   href="https://developer.apple.com/documentation/passkit/payment-token-format-reference">Apple,
///   payment token format</a>
@NullMarked
package guitai.provider.applepay;

import org.jspecify.annotations.NullMarked;
