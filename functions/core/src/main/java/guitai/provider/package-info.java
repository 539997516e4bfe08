/// What every provider (支付渠道) is to us: APIs that we call ([Wallet], [Refunds], [Bills]), and
/// notifications that it sends ([Notifications]). A provider's terms (`out_trade_no`,
/// `transaction_id`) stop at its own package.
///
/// - P1 - A notification changes nothing unless signature, freshness and addressee are proved.
/// - P2 - A notification that can't be verified right now is answered so that the provider sends it
///   again.
@NullMarked
package guitai.provider;

import org.jspecify.annotations.NullMarked;
