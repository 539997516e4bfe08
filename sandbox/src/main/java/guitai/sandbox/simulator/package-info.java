/// The parts that every simulator uses: a journal that is durable before the simulator answers, a
/// clock that can be moved, callbacks (回调) that are sent and retried as the provider documents
/// them, and the parser of `POST /simulate`.
///
/// - R1 - When a simulator is killed at any moment and started again, it shall know everything that
///   it ever answered, and send the callbacks that are still due.
/// - R2 - When its clock is moved, expiry, retries and business times shall follow; the timestamps
///   of signatures shall not.
/// - R3 - When a simulator is opened without a server, it shall do everything in the caller's
///   thread; and the same again, byte for byte, with the same keys, seed, clock and requests.
@NullMarked
package guitai.sandbox.simulator;

import org.jspecify.annotations.NullMarked;
