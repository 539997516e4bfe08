/// Fulfilment (发货, 权益发放): grants and revokes entitlements for orders and in-app purchases. Each
/// call is a wake-up: what is to be granted follows from the past as it is now.
///
/// - P8 - When a payment backs an order, its customer shall have one grant; when none does, it
///   shall be revoked.
@NullMarked
package guitai.fulfilment;

import org.jspecify.annotations.NullMarked;
