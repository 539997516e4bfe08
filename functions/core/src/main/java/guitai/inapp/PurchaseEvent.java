package guitai.inapp;

import guitai.payment.Customer;
import guitai.payment.Source;
import java.time.Instant;
import java.util.Optional;

/// What has happened to a purchase. `at` is when it was recorded here.
public sealed interface PurchaseEvent {
  Instant at();

  /// Whether it takes of the room that a purchase keeps for what must be recorded: that it was
  /// taken back, and what of it was brought.
  default boolean takesRoom() {
    return switch (this) {
      case UpdateRecorded told ->
          told.sold().filter(sale -> !sale.transaction().good()).isPresent();
      case Claimed _ -> false;
      case AlreadyOwnedFound _, Fulfilled _ -> true;
    };
  }

  /// The store told something.
  ///
  /// @param meaning by its name
  /// @param sold only where it is newer than what was told before; so too the renewal
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

  /// A customer presented what the store signed, and it was nobody's before.
  record Claimed(Instant at, Customer customer, Source.Delivery source) implements PurchaseEvent {}

  /// The customer owned what it sells already.
  record AlreadyOwnedFound(Instant at, String transaction) implements PurchaseEvent {}

  /// The customers' entitlements are what all events before this one come to.
  record Fulfilled(Instant at) implements PurchaseEvent {}
}
