/// Apple on this machine: a root of its own in the place of Apple Root CA - G3, and a customer's
/// device with Apple Pay.
///
/// - R1 - All signatures are as Apple documents them, but under this root only: a client that
///   trusts Apple's root rejects them.
/// - R2 - A card is never written anywhere.
@NullMarked
package guitai.sandbox.apple;

import org.jspecify.annotations.NullMarked;
