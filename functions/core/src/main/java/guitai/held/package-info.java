/// The held list (挂起, 待人工处理): what waits for an operator, of orders and of in-app purchases alike,
/// each entry with its reason and its age.
///
/// - P11 - What is genuine and not applied is an entry on this list.
@NullMarked
package guitai.held;

import org.jspecify.annotations.NullMarked;
