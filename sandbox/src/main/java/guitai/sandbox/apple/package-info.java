/// Apple on this machine: a root of its own in the place of Apple Root CA - G3, and a customer's
/// device with Apple Pay.
///
/// - R1 - What is signed here is as Apple documents it, under this root only: who trusts Apple's
///   believes nothing of it.
/// - R2 - A card is never written anywhere.
@NullMarked
package guitai.sandbox.apple;

import org.jspecify.annotations.NullMarked;
