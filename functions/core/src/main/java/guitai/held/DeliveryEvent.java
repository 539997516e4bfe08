package guitai.held;

import guitai.order.IdempotentRequest;
import guitai.order.OrderId;
import guitai.payment.Operator;
import java.time.Instant;
import java.util.Optional;

/// Something that happened to a delivery on the held list.
public sealed interface DeliveryEvent {
  Instant at();

  /// A verified delivery came that a person must see, the first or a further one about the same.
  ///
  /// @param order that it names; empty where it names none that we have
  /// @param evidence the digest of the delivery itself
  record Received(
      Instant at, DeliveryReason reason, Named told, Optional<OrderId> order, String evidence)
      implements DeliveryEvent {}

  /// What the provider calls it.
  ///
  /// @param type of the notification
  /// @param notification its number
  /// @param subject what it is about, such as a complaint's number
  record Named(String provider, String type, String notification, Optional<String> subject) {}

  /// An operator proposes to take it off the list: it was dealt with.
  ///
  /// @param number from 1
  record KeepProposed(Instant at, int number, String reason, Operator by, IdempotentRequest request)
      implements DeliveryEvent {}

  /// Another operator confirms it.
  ///
  /// @param key the idempotency key, as a digest
  record KeepConfirmed(Instant at, int number, Operator by, String key) implements DeliveryEvent {}
}
