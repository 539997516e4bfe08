/// What the machine that runs a function gives it beside its data: time, pauses, random numbers,
/// threads, and the way out to other machines. Everything else in here is decided by its inputs, so
/// a test that gives another host replays a run exactly.
@NullMarked
package guitai.host;

import org.jspecify.annotations.NullMarked;
