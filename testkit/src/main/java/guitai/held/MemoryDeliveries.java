package guitai.held;

import guitai.memory.Change;
import guitai.memory.MemoryItems;
import guitai.payment.Evidence;
import guitai.payment.MemoryEvidence;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Held deliveries in memory, under the same conditions as the stored ones; for tests.
public final class MemoryDeliveries implements HeldDeliveries, MemoryHeldPayments.Kind {
  private static final String KIND = "delivery";

  private final MemoryItems<String, HeldDelivery> items;
  private final MemoryEvidence archive;

  /// With an archive of their own.
  public MemoryDeliveries() {
    this(_ -> {}, new MemoryEvidence());
  }

  /// @param stream is told each change, in the order of the writes
  /// @param archive the orders'
  public MemoryDeliveries(Consumer<Change> stream, MemoryEvidence archive) {
    this.items = new MemoryItems<>(stream);
    this.archive = archive;
  }

  @Override
  public HeldDelivery find(String digest) {
    return items.find(digest).map(MemoryItems.Item::past).orElse(HeldDelivery.none(digest));
  }

  @Override
  public boolean append(
      HeldDelivery past, List<DeliveryEvent> events, Optional<Evidence> evidence) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("nothing to append");
    }
    var after = past.plus(events);
    var added = DeliveryEventJson.write(events);
    return items.append(
        past.digest(),
        past.length(),
        new MemoryItems.Item<>(
            after, DeliveryEventJson.write(after.events()), Optional.empty(), change(after, added)),
        () -> evidence.ifPresent(archive::store));
  }

  private static Change change(HeldDelivery after, List<String> added) {
    return new Change(
        KIND + " " + after.digest(),
        KIND,
        Optional.empty(),
        false,
        Change.happened(added),
        after.length(),
        after.length() == added.size());
  }

  @Override
  public Stream<HeldPosition> positions(int writes) {
    return items.before(writes).values().stream()
        .flatMap(item ->
            MemoryHeldPayments.position(item.change().key(), item.past().entry().stream().toList())
                .stream());
  }

  @Override
  public Optional<List<HeldEntry>> held(String item) {
    return Optional.of(item)
        .filter(key -> key.startsWith(KIND + " "))
        .map(key -> find(key.substring(KIND.length() + 1)).entry().stream().toList());
  }
}
