/// Alipay's open platform, gateway of version 1, for a direct merchant in mainland China. Its words
/// (`out_trade_no`, `trade_no`) stop here.
///
/// - P1 - A notification becomes a [guitai.provider.Notification] only after its signature and its
///   addressee (app, and seller where it is about money) are proved. Alipay gives no freshness to
///   require: it repeats a notice for more than a day, signed anew each time. That each fact counts
///   once is what makes a repeated one harmless.
/// - P2 - An answer under a certificate and a key that we don't hold is
///   [guitai.problem.Unavailable], so that nothing is concluded from it.
/// - An answer counts when the exact text of its node is signed. Errors may be unsigned: they say
///   that a call was not done, and nothing else.
/// - `20000`, any `SYSTEM_ERROR` or `unknow-error`, a timeout, and whatever is no JSON say nothing:
///   the same number is asked about before anything else, and a prepay is never repeated.
/// - A call ends within eight seconds, repeats included; a prepay and a refund are sent once in it.
/// - A bill's file comes unsigned from the address that a signed answer told, which holds for 30
///   seconds.
///
/// Deployment keeps apart what each side needs: the wallet, refunds and bills have the app's
/// private key and Alipay's public keys, the notifications Alipay's public keys alone.
///
/// @see <a href="https://opendocs.alipay.com/open/02ivbs">Alipay open platform</a>
@NullMarked
package guitai.provider.alipay;

import org.jspecify.annotations.NullMarked;
