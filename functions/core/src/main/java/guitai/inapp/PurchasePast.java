package guitai.inapp;

import guitai.order.OrderFull;
import guitai.payment.ResolutionWay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// All that has happened to one purchase, oldest first. A writer's condition names its length.
public record PurchasePast(PurchaseId id, List<PurchaseEvent> events) {
  /// Room beyond the limit of an order's events, in bytes: some forty updates.
  private static final int ROOM = 40 * 1024;

  private static final Duration FIRST_CHECK = Duration.ofMinutes(1);

  /// Between two checks of what waits for something else to change.
  public static final Duration DAILY = Duration.ofDays(1);

  public PurchasePast {
    events = List.copyOf(events);
  }

  public static PurchasePast none(PurchaseId id) {
    return new PurchasePast(id, List.of());
  }

  public int length() {
    return events.size();
  }

  public PurchasePast plus(List<PurchaseEvent> more) {
    var all = new ArrayList<>(events);
    all.addAll(more);
    return new PurchasePast(id, all);
  }

  /// The limit of all events' texts where these are added, in bytes of UTF-8.
  public static int limit(List<PurchaseEvent> added) {
    boolean reserved = added.stream().allMatch(PurchaseEvent::takesRoom);
    return OrderFull.LIMIT + (reserved ? ROOM : 0);
  }

  /// The state that follows from the events.
  public InAppPurchase state() {
    InAppPurchase state = new InAppPurchase.Unknown();
    for (var event : events) {
      state = state.evolve(event);
    }
    return state;
  }

  /// Whether the store's notification of this number is in it.
  boolean mentions(String notification) {
    return events.stream()
        .anyMatch(event ->
            event instanceof PurchaseEvent.UpdateRecorded t
                && t.notification().equals(notification));
  }

  /// What it gives its customers.
  public List<PurchaseGrant> grants() {
    return PurchaseGrants.of(state());
  }

  /// Whether their entitlements still have to be granted or revoked.
  public boolean fulfilmentOutstanding() {
    int fulfilled = 0;
    for (int i = 0; i < events.size(); i++) {
      fulfilled = events.get(i) instanceof PurchaseEvent.Fulfilled ? i + 1 : fulfilled;
    }
    return events.stream().skip(fulfilled).anyMatch(PurchasePast::matters) && !grants().isEmpty();
  }

  private static boolean matters(PurchaseEvent event) {
    return switch (event) {
      case PurchaseEvent.UpdateRecorded update ->
          update.sold().isPresent() || update.renewal().isPresent();
      case PurchaseEvent.Claimed _,
          PurchaseEvent.TransactionIdentified _,
          PurchaseEvent.AlreadyOwnedFound _,
          PurchaseEvent.OwnershipEnded _ ->
          true;
      case PurchaseEvent.ResolutionConfirmed confirmed -> !confirmed.terms().cause().ofNotice();
      case PurchaseEvent.StoreQueried _,
          PurchaseEvent.Fulfilled _,
          PurchaseEvent.ResolutionProposed _ ->
          false;
    };
  }

  /// The transactions about which the store was not queried yet: a client presented them before the
  /// store notified of them, they can't be read, or an operator says that the store refunded them.
  public List<String> unqueried() {
    var unqueried = new LinkedHashSet<String>();
    var known = new HashSet<String>();
    for (var event : events) {
      if (event instanceof PurchaseEvent.UpdateRecorded update) {
        update
            .sold()
            .map(SoldTransaction::transaction)
            .filter(sold -> {
              boolean first = known.add(sold.number());
              return (first && presented(update)) || sold.unreadable();
            })
            .ifPresent(sold -> unqueried.add(sold.number()));
      } else if (event instanceof PurchaseEvent.ResolutionProposed proposed
          && proposed.terms().way() == ResolutionWay.REFUNDED_AT_PROVIDER) {
        unqueried.add(proposed.terms().transaction());
      } else if (event instanceof PurchaseEvent.StoreQueried queried) {
        unqueried.remove(queried.transaction());
      }
    }
    return List.copyOf(unqueried);
  }

  private static boolean presented(PurchaseEvent.UpdateRecorded update) {
    return UpdateMeaning.of(update.meaning()) instanceof UpdateMeaning.Presented;
  }

  /// What isn't granted only because the customer owns it by something else.
  public List<SoldTransaction> waitingForOwnership() {
    var state = state();
    return state.contents().sold().stream()
        .filter(sale -> PurchaseHolds.waitsForOwnership(state, sale))
        .toList();
  }

  /// What isn't granted because the catalogue doesn't know it, and may know it later.
  public List<SoldTransaction> unidentified() {
    var state = state();
    return state.contents().sold().stream()
        .filter(sale ->
            PurchaseHolds.of(state, sale)
                .filter(hold ->
                    hold == PurchaseHold.UNKNOWN_PRODUCT || hold == PurchaseHold.FOREIGN_STOREFRONT)
                .isPresent())
        .toList();
  }

  /// When RecoverPayments checks it next; empty where nothing is outstanding. What waits only for
  /// something else to change is checked each day.
  public Optional<Instant> due() {
    if (events.isEmpty()) {
      return Optional.empty();
    }
    var last = events.getLast().at();
    if (!unqueried().isEmpty()) {
      return Optional.of(last);
    }
    if (fulfilmentOutstanding()) {
      return Optional.of(last.plus(FIRST_CHECK));
    }
    return waits() ? Optional.of(last.plus(DAILY)) : Optional.empty();
  }

  /// Whether it waits for another order or purchase, or for the catalogue.
  public boolean waits() {
    return !waitingForOwnership().isEmpty() || !unidentified().isEmpty();
  }

  /// The resolutions that operators proposed, oldest first.
  public List<PurchaseResolution> resolutions() {
    return events.stream()
        .filter(PurchaseEvent.ResolutionProposed.class::isInstance)
        .map(PurchaseEvent.ResolutionProposed.class::cast)
        .map(proposed -> new PurchaseResolution(proposed, confirmation(proposed.number())))
        .toList();
  }

  private Optional<PurchaseEvent.ResolutionConfirmed> confirmation(int number) {
    return events.stream()
        .filter(PurchaseEvent.ResolutionConfirmed.class::isInstance)
        .map(PurchaseEvent.ResolutionConfirmed.class::cast)
        .filter(confirmed -> confirmed.number() == number)
        .findFirst();
  }

  /// Prints no event: they hold what a log must not.
  @Override
  public String toString() {
    return "PurchasePast[" + id + ", " + events.size() + " events]";
  }
}
