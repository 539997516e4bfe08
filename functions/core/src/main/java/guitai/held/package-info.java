/// The held list (挂起, 待人工处理): what waits for an operator, each with its reason, its age and the
/// ways in which it can be resolved.
///
/// - P11 - A genuine payment that isn't applied is an entry on this list.
@NullMarked
package guitai.held;

import org.jspecify.annotations.NullMarked;
