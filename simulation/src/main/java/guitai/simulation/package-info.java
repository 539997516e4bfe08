/// The whole deployment in one thread and virtual time: the real handlers over memory ports, the
/// sandbox's simulators, and people, in histories that follow from a seed. A judge that sees only
/// the providers' books, the entitlements and the held list says whether any yuan is stranded.
@NullMarked
package guitai.simulation;

import org.jspecify.annotations.NullMarked;
