/// WeChat Pay, API v3, for a direct merchant in mainland China. Its words (`out_trade_no`,
/// `transaction_id`) stop here.
///
/// - P1 - A notification becomes a [guitai.provider.Notification] only after its signature, its
///   freshness (five minutes both ways) and its addressee (merchant, app) are proved; there is no
///   other way.
/// - P2 - What can't be checked or read just now (a serial we hold no key for, a key that doesn't
///   open what was signed) is [guitai.problem.Unavailable], so that WeChat Pay sends it again.
/// - An answer counts only when its signature holds. Errors are unsigned: they say that a call was
///   not done, and nothing else.
/// - A call ends within eight seconds, repeats included; a refund is sent once in it.
/// - A bill's file comes unsigned, within two minutes more; it counts when it has the digest that a
///   signed answer told.
///
/// Deployment keeps apart what each side needs: the wallet, refunds and bills have the merchant's
/// private key and the trusted public keys, the notifications the trusted public keys and the API
/// keys.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012081606">WeChat Pay, API v3</a>
@NullMarked
package guitai.provider.wechatpay;

import org.jspecify.annotations.NullMarked;
