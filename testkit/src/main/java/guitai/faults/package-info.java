/// Faults at the calls of a port: a call that is lost before anything is done, or one that is done
/// and whose answer is lost.
@NullMarked
package guitai.faults;

import org.jspecify.annotations.NullMarked;
