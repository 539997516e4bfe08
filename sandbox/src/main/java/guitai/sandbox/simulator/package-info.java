/// What every provider's simulator stands on: a journal that is durable before anything is
/// answered, a clock that can be moved, callbacks that are sent and repeated as the provider
/// documents it, and the reading of `POST /simulate`.
///
/// - R1 - When a simulator is killed at any moment and started again, it shall know everything it
///   ever answered, and send what it still owed.
/// - R2 - When its clock is moved, expiry, retries and business times shall follow; the timestamps
///   of signatures shall not.
@NullMarked
package guitai.sandbox.simulator;

import org.jspecify.annotations.NullMarked;
