/// UnionPay's gateway (银联全渠道), ACP 5.1.0, for a direct merchant in mainland China: Apple Pay in an
/// app, with prepay (预下单), queries (查单), refunds (退货), voids (消费撤销) and settlement files (对账文件).
/// Its words (`orderId`, `queryId`, `tn`) stop here.
///
/// - P1 - A delivery becomes a [guitai.provider.Notification] only after its certificate led to the
///   pinned roots, and the certificate's name, the signature and our merchant's number were
///   verified; there is no other way. There is no freshness: an old notification repeats what it
///   said, and only about the transaction whose time the attempt has recorded.
/// - P6 - UnionPay has no idempotency: an order or a refund is sent once, under a number and a time
///   recorded before, and then only queried. Where UnionPay doesn't know a refund, the signed
///   settlement file of its clearing day decides. A whole refund is a void first, which frees the
///   payer's money at once; a void that isn't made is followed by a refund under another number.
/// - An answer counts only when its signature holds. Without one the outcome is unknown.
/// - A message must be of version 5.1.0 and signed by method 01; any other is refused.
///
/// No field says Apple Pay: only the attempt's method does. A notification may contain `accNo`, a
/// card number: it stays in the evidence, and no code reads it.
///
/// @see <a href="https://open.unionpay.com">open.unionpay.com</a>
@NullMarked
package guitai.provider.unionpay;

import org.jspecify.annotations.NullMarked;
