/// Alipay's (支付宝) open platform, gateway of version 1, for a direct merchant in mainland China. Its
/// terms (`out_trade_no`, `trade_no`) stop at this package.
///
/// - P1 - A notification becomes a [guitai.provider.Notification] only after its signature and its
///   addressee (app, and seller if it is about money) are proved. Freshness can't be required:
///   Alipay repeats a notification for more than a day, signed anew each time. A repeated
///   notification is harmless because each fact counts once.
/// - P2 - An answer under a certificate and a key that we don't hold is
///   [guitai.problem.Unavailable]: nothing is concluded from it.
/// - An answer counts when the exact text of its node is signed. Errors may be unsigned: they say
///   that a call was not done, and nothing else.
/// - After `20000`, any `SYSTEM_ERROR` or `unknow-error`, a timeout, or an answer that isn't JSON,
///   the outcome is unclear: the same number is queried first, and a prepay is never repeated.
/// - A call ends within eight seconds, repeats included; within them a prepay or a refund is sent
///   once.
/// - A bill's file comes unsigned from the address in a signed answer, which is valid for 30
///   seconds.
///
/// Deployment separates the secrets: the wallet, refunds and bills have the app's private key and
/// Alipay's public keys, the notifications only Alipay's public keys.
///
/// @see <a href="https://opendocs.alipay.com/open/02ivbs">Alipay open platform</a>
@NullMarked
package guitai.provider.alipay;

import org.jspecify.annotations.NullMarked;
