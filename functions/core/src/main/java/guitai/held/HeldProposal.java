package guitai.held;

import guitai.inapp.PurchaseResolution;
import guitai.inapp.SoldTransaction;
import guitai.order.Resolution;
import guitai.payment.Operator;
import guitai.payment.ResolutionWay;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.Optional;

/// A resolution that an operator proposed for an entry, as other operators see it.
///
/// @param number counted from 1 within what the entry is of
/// @param terms what is decided
/// @param reason for other operators
/// @param until when another operator may confirm it
/// @param confirmed by whom and when; empty while it is not
public record HeldProposal(
    int number,
    Terms terms,
    String reason,
    Signed proposed,
    Instant until,
    Optional<Signed> confirmed) {
  /// @param amount that it is about; empty where none is known
  /// @param product to which it is granted; empty where that is the order's own
  /// @param providerStatus what the provider said, asked for this; empty where nothing was asked
  public record Terms(
      ResolutionWay way,
      Optional<Money> amount,
      Optional<String> product,
      Optional<ConsoleRefund> refund,
      Optional<String> providerStatus) {}

  /// A refund that was made at the provider's console, by the provider's number.
  public record ConsoleRefund(String number, Money amount, Instant refundedAt) {}

  /// An operator's act.
  public record Signed(Operator by, Instant at) {}

  /// Of an order's or an unmatched payment.
  public static HeldProposal of(Resolution resolution) {
    var proposed = resolution.proposed();
    var terms = proposed.terms();
    return new HeldProposal(
        resolution.number(),
        new Terms(
            terms.way().kind(),
            Optional.of(terms.amount()).filter(_ -> terms.payment().isPresent()),
            Optional.empty(),
            refund(terms.way()),
            Optional.of(terms.providerStatus().shown())),
        proposed.reason(),
        new Signed(proposed.by(), proposed.at()),
        resolution.lapsesAt(),
        resolution.confirmed().map(event -> new Signed(event.by(), event.at())));
  }

  /// Of a transaction of an in-app purchase.
  ///
  /// @param price of the transaction; empty where the store doesn't tell it
  public static HeldProposal of(PurchaseResolution resolution, Optional<Money> price) {
    var proposed = resolution.proposed();
    var terms = proposed.terms();
    return new HeldProposal(
        resolution.number(),
        new Terms(
            terms.way(),
            price,
            terms.gives().map(SoldTransaction.Gives::product),
            Optional.empty(),
            Optional.empty()),
        proposed.reason(),
        new Signed(proposed.by(), proposed.at()),
        resolution.lapsesAt(),
        resolution.confirmed().map(event -> new Signed(event.by(), event.at())));
  }

  private static Optional<ConsoleRefund> refund(Resolution.Way way) {
    return way instanceof Resolution.Way.RefundedAtProvider(var number, var amount, var at)
        ? Optional.of(new ConsoleRefund(number, amount, at))
        : Optional.empty();
  }
}
