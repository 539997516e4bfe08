/// The held list (挂起, 待人工处理): the payments of orders and of in-app purchases that wait for an
/// operator, each with its reason and its age.
///
/// - P11 - A genuine payment that isn't applied is an entry on this list.
@NullMarked
package guitai.held;

import org.jspecify.annotations.NullMarked;
