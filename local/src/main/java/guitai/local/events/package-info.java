/// Events from the orders' stream on this machine: a pipe that makes events from records, the event
/// bus, its rule, and the queue that invokes SendRefund; each behaves as on AWS.
///
/// - E1 - An event names the order that changed, its state and the kinds of its new events, and no
///   person.
/// - E2 - A message is delivered at least once, until its function reports success or it was
///   received too often; then it is in a log of dead letters. No end of the process loses a
///   message.
@NullMarked
package guitai.local.events;

import org.jspecify.annotations.NullMarked;
