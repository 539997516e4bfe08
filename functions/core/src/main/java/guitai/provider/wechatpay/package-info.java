/// WeChat Pay (微信支付), API v3, for a direct merchant (普通商户) in mainland China. Its terms
/// (`out_trade_no`, `transaction_id`) stop at this package.
///
/// - P1 - A notification becomes a [guitai.provider.Notification] only after its signature, its
///   freshness (five minutes both ways) and its addressee (merchant, app) are proved; there is no
///   other way.
/// - P2 - A notification that can't be verified or read right now (we hold no key of its serial, or
///   our key doesn't decrypt it) is [guitai.problem.Unavailable]; WeChat Pay then sends it again.
/// - An answer counts only when its signature holds. Errors are unsigned: they say that a call was
///   not done, and nothing else.
/// - A call ends within eight seconds, repeats included; within them a refund is sent once.
/// - A bill's file comes unsigned, within two minutes more; it counts when it has the digest in a
///   signed answer.
///
/// Deployment separates the secrets: the wallet, refunds and bills have the merchant's private key
/// and the trusted public keys, the notifications the trusted public keys and the API keys.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012081606">WeChat Pay, API v3</a>
@NullMarked
package guitai.provider.wechatpay;

import org.jspecify.annotations.NullMarked;
