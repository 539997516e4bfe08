/// Refusals and outages: a [guitai.problem.Problem] is a final answer to the caller, an
/// [guitai.problem.Unavailable] asks the caller to try again.
@NullMarked
package guitai.problem;

import org.jspecify.annotations.NullMarked;
