/// Refunds (退款): the operator's refund request (退款申请), which reserves the money; the refund
/// execution (退款执行) at the provider, which sends it once and then only queries; and what a refund
/// notice (退款通知) means.
///
/// - P6 - When a refund is sent, its number and amount shall have been recorded before; a new
///   number shall follow only a provider's final "not done".
@NullMarked
package guitai.refund;

import org.jspecify.annotations.NullMarked;
