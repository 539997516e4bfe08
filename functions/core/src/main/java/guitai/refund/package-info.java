/// Refunds (退款): the operator's request, which reserves the money, and the execution at the
/// provider, which sends it once and then only queries.
///
/// - P6 - When a refund is sent, its number and amount shall have been recorded before; a new
///   number shall follow only a provider's final "not done".
@NullMarked
package guitai.refund;

import org.jspecify.annotations.NullMarked;
