package guitai.inapp;

import guitai.storefront.Money;
import java.time.Instant;
import java.util.Optional;

/// One transaction of a purchase, as the store signed it last.
///
/// @param number the store's
/// @param endsAt of a subscription's period
/// @param shared another person's purchase, used through Family Sharing; nothing was paid for it
/// @param signedAt distinguishes an older update from a newer one
public record Transaction(
    String number,
    Item item,
    Instant boughtAt,
    Optional<Instant> endsAt,
    boolean shared,
    Standing standing,
    Instant signedAt) {
  /// Where the store names no price; in ISO 4217 `XXX` means no currency.
  public static final Money NO_PRICE = Money.of(0, "XXX");

  /// What was bought.
  ///
  /// @param product as the store names it
  /// @param storefront ISO 3166-1 alpha-3; absent where the store doesn't name it
  /// @param quantity at least 1
  /// @param price what the customer was asked; informational, and absent where it is no whole
  ///   number of minor units or not named
  public record Item(
      String product, Optional<String> storefront, int quantity, Optional<Money> price) {
    /// The product where the store doesn't name it in a form that we know.
    public static final String UNTOLD = "untold";
  }

  /// Whether it counts.
  public sealed interface Standing {
    /// It does.
    record Good() implements Standing {}

    /// Refunded, or no longer shared.
    record Revoked(Instant at) implements Standing {}

    /// Exchanged for another subscription before its period was over.
    record Upgraded() implements Standing {}

    /// It was sold, but lacks a part that we need, or has it in a form that we don't know.
    record Unreadable() implements Standing {}
  }

  public boolean good() {
    return standing instanceof Standing.Good;
  }

  public boolean unreadable() {
    return standing instanceof Standing.Unreadable;
  }

  /// Whether the store signed this after the other one. What we could read isn't replaced by what
  /// we can't.
  boolean newerThan(Transaction known) {
    if (unreadable() != known.unreadable()) {
      return known.unreadable();
    }
    return signedAt.isAfter(known.signedAt);
  }

  /// A subscription's period, and no purchase for good or for the catalogue's term.
  public boolean periodic() {
    return endsAt.isPresent();
  }
}
