/// A small world, explored exhaustively: one order, two payment methods, and every interleaving of
/// the use cases that work on it, call by call. A state is visited once, whichever interleaving
/// leads to it, and each is judged as if every function that runs died right there.
@NullMarked
package guitai.simulation.small;

import org.jspecify.annotations.NullMarked;
