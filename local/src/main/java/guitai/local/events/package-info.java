/// What follows the orders' stream on this machine: a pipe that makes events of records, the bus
/// they go to, its rule, and the queue that wakes SendRefund; each as its namesake on AWS behaves.
///
/// - E1 - An event tells which order changed, its state and what kinds of things happened, and
///   nothing of anybody.
/// - E2 - A message that was sent comes at least once, until its function reports it done or it was
///   received too often; then it is in a log of dead letters. Any end of the process loses none.
@NullMarked
package guitai.local.events;

import org.jspecify.annotations.NullMarked;
