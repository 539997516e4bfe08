package guitai.memory;

import guitai.order.OutstandingOrders.Due;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The items of orders, or of in-app purchases, in memory: each is changed under the same
/// conditions as in the database, and each change is told.
///
/// @param <I> the id of an item
/// @param <P> its past
public final class MemoryItems<I, P> {
  /// An item: its past, and what follows from it.
  ///
  /// @param texts of all events
  /// @param due to the millisecond; empty where nothing is outstanding
  /// @param change the last one
  public record Item<P>(P past, List<String> texts, Optional<Instant> due, Change change) {
    public Item {
      texts = List.copyOf(texts);
      due = due.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }

    Item<P> postponed(Instant until) {
      return new Item<>(past, texts, Optional.of(until), change.postponed());
    }
  }

  private final Versions<I, Item<P>> items = new Versions<>();
  private final Consumer<Change> stream;

  /// @param stream is told each change, in the order of the writes
  public MemoryItems(Consumer<Change> stream) {
    this.stream = stream;
  }

  public Optional<Item<P>> find(I id) {
    return items.find(id);
  }

  /// All items as they were so many writes ago, in the order of their first writes.
  public Map<I, Item<P>> before(int writes) {
    return items.before(writes);
  }

  /// The texts of a past of this length: the stored ones, unless the stored past has another
  /// length.
  public List<String> texts(I id, int length, Supplier<List<String>> otherwise) {
    return find(id).map(Item::texts).filter(texts -> texts.size() == length).orElseGet(otherwise);
  }

  /// Stores the item in place of one of this length.
  ///
  /// @param with what is written in the same transaction
  /// @return whether its events are stored now; an earlier write of the same counts as done
  public synchronized boolean append(I id, int length, Item<P> after, Runnable with) {
    var stored = find(id).map(Item::texts).orElse(List.of());
    if (stored.size() != length) {
      int end = after.texts().size();
      return stored.size() >= end
          && stored.subList(length, end).equals(after.texts().subList(length, end));
    }
    with.run();
    write(id, after);
    return true;
  }

  /// @return false where the item isn't due then
  public synchronized boolean postpone(Due<I> due, Instant until) {
    var was = Optional.of(due.at().truncatedTo(ChronoUnit.MILLIS));
    var stored = find(due.id()).filter(item -> item.due().equals(was));
    stored
        .map(item -> item.postponed(until))
        .filter(item -> !stored.equals(Optional.of(item)))
        .ifPresent(item -> write(due.id(), item));
    return stored.isPresent();
  }

  private void write(I id, Item<P> item) {
    items.put(id, item);
    stream.accept(item.change());
  }
}
