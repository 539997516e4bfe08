/// Receives what providers post (异步通知, 回调): verify, decide, one write, acknowledge (应答); and
/// replays a stored delivery in the same way.
///
/// - P1 - When a delivery is not proved, nothing shall change.
/// - P2 - When a payment is proved, it shall be acknowledged only after the write.
/// - P4 - When a notification comes again, it shall change nothing more.
@NullMarked
package guitai.notification;

import org.jspecify.annotations.NullMarked;
