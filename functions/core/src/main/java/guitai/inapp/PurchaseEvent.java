package guitai.inapp;

import guitai.payment.Customer;
import guitai.payment.Source;
import java.time.Instant;
import java.util.Optional;

/// What has happened to a purchase. `at` is when it was recorded here.
public sealed interface PurchaseEvent {
  Instant at();

  /// Whether it may use the room that a purchase reserves for what must be recorded: revocations
  /// and fulfilment.
  default boolean takesRoom() {
    return switch (this) {
      case UpdateRecorded update ->
          update.sold().filter(sale -> !sale.transaction().good()).isPresent();
      case Claimed _ -> false;
      case AlreadyOwnedFound _, Fulfilled _ -> true;
    };
  }

  /// An update of the store was recorded.
  ///
  /// @param meaning by its name
  /// @param sold only where it is newer than what was recorded before; so too the renewal
  /// @param source what was signed
  record UpdateRecorded(
      Instant at,
      String notification,
      String type,
      String meaning,
      Optional<SoldTransaction> sold,
      Optional<Renewal> renewal,
      Source.Delivery source)
      implements PurchaseEvent {}

  /// A customer presented what the store signed, and the purchase had no owner before.
  record Claimed(Instant at, Customer customer, Source.Delivery source) implements PurchaseEvent {}

  /// The customer already owned what the transaction sells.
  record AlreadyOwnedFound(Instant at, String transaction) implements PurchaseEvent {}

  /// The customers' entitlements agree with all events before this one.
  record Fulfilled(Instant at) implements PurchaseEvent {}
}
