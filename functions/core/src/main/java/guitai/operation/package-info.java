/// What operators (运营人员) do with what the software does not decide: the resolution (处置) of held
/// payments by two of them, and the explanation (订单说明) of an order or a purchase with the
/// provider's own status beside it.
///
/// - P11 - When an operator proposes a resolution, another one shall confirm it before it takes
///   effect.
@NullMarked
package guitai.operation;

import org.jspecify.annotations.NullMarked;
