/// Payment tokens of Apple Pay: verified and decrypted here, then authorized (授权) by the merchant's
/// acquirer (收单机构). Apple's words (`paymentData`, `wrappedKey`) stop here.
///
/// - P1 - A [guitai.provider.applepay.PaymentToken] proves nothing. A
///   [guitai.provider.applepay.ProvedToken] was signed by Apple, over exactly these bytes, within
///   five minutes of our clock, under the pinned root. There is no other way to make one.
/// - P5 - The amount is the one the customer agreed to, encrypted by their device.
/// - P10 - A [guitai.provider.applepay.Card] is never printed, never stored, and wiped after use.
///
/// @see <a
///   href="https://developer.apple.com/documentation/passkit/payment-token-format-reference">Apple,
///   payment token format</a>
@NullMarked
package guitai.provider.applepay;

import org.jspecify.annotations.NullMarked;
