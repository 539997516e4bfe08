package guitai.held;

import guitai.held.HeldEntry.PossibleWay;
import guitai.inapp.PurchaseEvent;
import guitai.inapp.PurchaseHold;
import guitai.inapp.PurchaseHolds;
import guitai.inapp.PurchasePast;
import guitai.inapp.SoldTransaction;
import guitai.inapp.UpdateMeaning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The transactions of an in-app purchase (应用内购买) that wait for an operator. Most leave the list by
/// themselves too: when a customer claims them, when the catalogue knows the product, when what the
/// customer owned is refunded, when the store refunds them.
public final class HeldPurchases {
  /// The App Store takes what we say of a consumption no later than this.
  ///
  /// @see <a
  ///   href="https://developer.apple.com/documentation/appstoreserverapi/send-consumption-information">Send
  ///   Consumption Information</a>
  private static final Duration CONSUMPTION = Duration.ofHours(12);

  private HeldPurchases() {}

  public static List<HeldEntry> of(PurchasePast past) {
    var state = past.state();
    return state.contents().sold().stream()
        .flatMap(sale -> PurchaseHolds.of(state, sale).map(why -> held(past, sale, why)).stream())
        .toList();
  }

  /// The state by its name on the event bus: `held` where any of it is on the list.
  public static String state(PurchasePast past) {
    return of(past).isEmpty() ? past.state().text() : "held";
  }

  /// A price that the store doesn't tell is no amount.
  private static HeldEntry held(PurchasePast past, SoldTransaction sale, PurchaseHold because) {
    var number = sale.transaction().number();
    return new HeldEntry(
        new HeldId.OfTransaction(past.id(), number),
        HeldEntry.Cause.of(HeldReason.of(because)),
        new HeldEntry.Subject(
            Optional.empty(),
            Optional.of(past.id().payment(number)),
            sale.transaction().item().price()),
        times(past, sale, because),
        because.ways().stream().map(PossibleWay::always).toList(),
        proposal(past, sale));
  }

  private static HeldEntry.Times times(
      PurchasePast past, SoldTransaction sale, PurchaseHold because) {
    if (because != PurchaseHold.REFUND_REQUESTED) {
      return HeldEntry.Times.since(recordedAt(past, sale));
    }
    var since =
        updates(past)
            .filter(update ->
                UpdateMeaning.of(update.meaning()) instanceof UpdateMeaning.RefundRequested)
            .map(PurchaseEvent::at)
            .reduce((_, last) -> last)
            .orElseThrow();
    return new HeldEntry.Times(since, Optional.of(since.plus(CONSUMPTION)), Optional.empty());
  }

  private static Optional<HeldProposal> proposal(PurchasePast past, SoldTransaction sale) {
    return past.resolutions().stream()
        .filter(each -> each.proposed().terms().transaction().equals(sale.transaction().number()))
        .reduce((_, last) -> last)
        .filter(each -> each.confirmed().isEmpty())
        .map(each -> HeldProposal.of(each, sale.transaction().item().price()));
  }

  private static Instant recordedAt(PurchasePast past, SoldTransaction sale) {
    return updates(past)
        .filter(update -> update.sold().filter(sold -> same(sold, sale)).isPresent())
        .map(PurchaseEvent::at)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<PurchaseEvent.UpdateRecorded> updates(PurchasePast past) {
    return past.events().stream()
        .filter(PurchaseEvent.UpdateRecorded.class::isInstance)
        .map(PurchaseEvent.UpdateRecorded.class::cast);
  }

  private static boolean same(SoldTransaction one, SoldTransaction other) {
    return one.transaction().number().equals(other.transaction().number());
  }
}
