package guitai.inapp;

import guitai.order.OrderFull;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that has happened to one purchase, oldest first. Its length is what a writer's condition
/// names.
public record PurchasePast(PurchaseId id, List<PurchaseEvent> events) {
  /// Beyond what an order's events may come to, in bytes: some forty tellings.
  private static final int ROOM = 40 * 1024;

  private static final Duration FIRST_LOOK = Duration.ofMinutes(1);

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

  /// What all events may come to as texts where these are added, in bytes of UTF-8.
  public static int limit(List<PurchaseEvent> added) {
    boolean kept = added.stream().allMatch(PurchaseEvent::takesRoom);
    return OrderFull.LIMIT + (kept ? ROOM : 0);
  }

  /// The state it comes to.
  public InAppPurchase state() {
    InAppPurchase state = new InAppPurchase.Unknown();
    for (var event : events) {
      state = state.evolve(event);
    }
    return state;
  }

  /// Whether the store's telling of this number is in it.
  boolean mentions(String notice) {
    return events.stream()
        .anyMatch(event ->
            event instanceof PurchaseEvent.UpdateRecorded t && t.notification().equals(notice));
  }

  /// What its customers have of it.
  public List<PurchaseGrant> grants() {
    return PurchaseGrants.of(state());
  }

  /// Whether that is still to be brought to their entitlements.
  public boolean fulfilmentOutstanding() {
    int brought = 0;
    for (int i = 0; i < events.size(); i++) {
      brought = events.get(i) instanceof PurchaseEvent.Fulfilled ? i + 1 : brought;
    }
    return events.stream().skip(brought).anyMatch(PurchasePast::matters) && !grants().isEmpty();
  }

  private static boolean matters(PurchaseEvent event) {
    return switch (event) {
      case PurchaseEvent.UpdateRecorded told ->
          told.sold().isPresent() || told.renewal().isPresent();
      case PurchaseEvent.Claimed _, PurchaseEvent.AlreadyOwnedFound _ -> true;
      case PurchaseEvent.Fulfilled _ -> false;
    };
  }

  /// When somebody should look at it next; empty where nothing is outstanding.
  public Optional<Instant> due() {
    return fulfilmentOutstanding()
        ? Optional.of(events.getLast().at().plus(FIRST_LOOK))
        : Optional.empty();
  }

  /// Prints no event: they hold what a log must not.
  @Override
  public String toString() {
    return "PurchasePast[" + id + ", " + events.size() + " events]";
  }
}
