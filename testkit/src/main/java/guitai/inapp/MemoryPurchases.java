package guitai.inapp;

import guitai.held.HeldPurchases;
import guitai.memory.Change;
import guitai.memory.MemoryItems;
import guitai.order.OrderFull;
import guitai.payment.Customer;
import guitai.payment.Evidence;
import guitai.payment.MemoryEvidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Purchases and account tokens in memory, under the same conditions as the stored ones; for tests.
public final class MemoryPurchases implements Purchases, AccountTokens {
  private final MemoryItems<PurchaseId, PurchasePast> items;
  private final MemoryEvidence archive;
  private final Map<String, Customer> tokens = new HashMap<>();
  private final List<Evidence> evidence = new ArrayList<>();

  /// With an archive of their own.
  public MemoryPurchases() {
    this(_ -> {}, new MemoryEvidence());
  }

  /// @param stream is told each change, in the order of the writes
  /// @param archive the orders'
  public MemoryPurchases(Consumer<Change> stream, MemoryEvidence archive) {
    this.items = new MemoryItems<>(stream);
    this.archive = archive;
  }

  /// The items themselves, for what else reads or changes them.
  public MemoryItems<PurchaseId, PurchasePast> items() {
    return items;
  }

  @Override
  public PurchasePast find(PurchaseId id) {
    return items.find(id).map(MemoryItems.Item::past).orElse(PurchasePast.none(id));
  }

  @Override
  public boolean append(
      PurchasePast past, List<PurchaseEvent> events, Optional<Evidence> delivery) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("nothing to append");
    }
    var after = past.plus(events);
    var added = PurchaseEventJson.write(events);
    var texts = new ArrayList<>(texts(past));
    texts.addAll(added);
    OrderFull.check(texts, PurchasePast.limit(events));
    return items.append(
        past.id(),
        past.length(),
        new MemoryItems.Item<>(after, texts, after.due(), change(after, added)),
        () -> delivery.ifPresent(this::store));
  }

  private List<String> texts(PurchasePast past) {
    return items.texts(past.id(), past.length(), () -> PurchaseEventJson.write(past.events()));
  }

  private static Change change(PurchasePast after, List<String> added) {
    return new Change(
        Change.PURCHASE + " " + after.id().text(),
        Change.PURCHASE,
        Optional.of(HeldPurchases.state(after)),
        after.fulfilmentOutstanding(),
        Change.happened(added),
        after.length(),
        after.length() == added.size());
  }

  private synchronized void store(Evidence delivery) {
    evidence.add(delivery);
    archive.store(delivery);
  }

  /// The evidence that was stored with the events.
  public synchronized List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  /// In the order in which they were first recorded.
  public List<PurchaseId> ids() {
    return List.copyOf(items.before(0).keySet());
  }

  @Override
  public synchronized void store(String token, Customer customer) {
    tokens.put(token, customer);
  }

  @Override
  public synchronized Optional<Customer> customer(String token) {
    return Optional.ofNullable(tokens.get(token));
  }
}
