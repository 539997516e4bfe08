/// Receives the notifications that providers post, their callbacks (异步通知, 回调): verify, decide, one
/// write, acknowledge (应答). A duplicate changes nothing. A stored delivery is replayed in the same
/// way.
///
/// - P1 - When a delivery is not proved, nothing shall change.
/// - P2 - When a payment is proved, it shall be acknowledged only after the write.
/// - P4 - When a notification comes again, it shall change nothing more.
@NullMarked
package guitai.notification;

import org.jspecify.annotations.NullMarked;
