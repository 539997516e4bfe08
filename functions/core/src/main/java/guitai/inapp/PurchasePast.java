package guitai.inapp;

import guitai.order.OrderFull;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that has happened to one purchase, oldest first. A writer's condition names its length.
public record PurchasePast(PurchaseId id, List<PurchaseEvent> events) {
  /// Room beyond the limit of an order's events, in bytes: some forty updates.
  private static final int ROOM = 40 * 1024;

  private static final Duration FIRST_CHECK = Duration.ofMinutes(1);

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
      case PurchaseEvent.Claimed _, PurchaseEvent.AlreadyOwnedFound _ -> true;
      case PurchaseEvent.Fulfilled _ -> false;
    };
  }

  /// When RecoverPayments checks it next; empty where nothing is outstanding.
  public Optional<Instant> due() {
    return fulfilmentOutstanding()
        ? Optional.of(events.getLast().at().plus(FIRST_CHECK))
        : Optional.empty();
  }

  /// Prints no event: they hold what a log must not.
  @Override
  public String toString() {
    return "PurchasePast[" + id + ", " + events.size() + " events]";
  }
}
