/// UnionPay's gateway, ACP 5.1.0, for a direct merchant in mainland China: how Apple Pay is taken
/// there in an app. Its words (`orderId`, `queryId`, `tn`) stop here.
///
/// - P1 - A notification becomes a [guitai.provider.Notification] only after its certificate was
///   led to the pinned roots, the name in it, its signature and our merchant's number were proved;
///   there is no other way. There is no freshness: an old notification says again what it said, and
///   only of the transaction whose time the attempt has recorded.
/// - P6 - UnionPay knows no idempotency: an order, and a refund, is sent once, under a number and a
///   time recorded before, and is then only asked about. Of what UnionPay never heard of the signed
///   file of its clearing day is the last word. A whole refund is an undo first, which frees the
///   payer's money at once; one that isn't done is followed by a refund under another number.
/// - An answer counts only when its signature holds. Without one the outcome is unknown.
/// - A message is of version 5.1.0 and signed by method 01, whatever it says of itself.
///
/// No field says Apple Pay: it is the attempt's method that does. `accNo` may be in a notification,
/// which is evidence; it is read nowhere.
///
/// @see <a href="https://open.unionpay.com">open.unionpay.com</a>
@NullMarked
package guitai.provider.unionpay;

import org.jspecify.annotations.NullMarked;
