/// What every provider is to us: a wallet that we ask, and notifications that it sends. A
/// provider's words (`out_trade_no`, `transaction_id`) stop at its own package.
///
/// - P1 - A notification changes nothing unless signature, freshness and addressee are proved.
/// - P2 - What can't be checked just now is answered so that the provider sends it again.
@NullMarked
package guitai.provider;

import org.jspecify.annotations.NullMarked;
