package guitai.sandbox.simulator;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// A simulator's state and the journal that it is replayed from. A writer locks it from its first
/// read to its entry.
///
/// @param <B> the state
/// @param <E> the entries that change it
public final class Ledger<B extends Ledger.State<E>, E extends Ledger.Entry> {
  private final B books;
  private final Function<JsonObject, E> reader;
  private final Journal journal;
  private final MovableClock clock;
  private final Deliveries deliveries;

  /// The state that entries change; only read it under the ledger's lock.
  public interface State<E> {
    void apply(E entry);
  }

  /// Something that happened, as the journal stores it.
  public interface Entry {
    JsonObject toJson();

    /// The notifications that it makes due.
    List<Callback> owed();
  }

  /// @param reader of the JSON that [Entry#toJson] wrote
  public Ledger(
      B books,
      Function<JsonObject, E> reader,
      Journal journal,
      MovableClock clock,
      Deliveries deliveries) {
    this.books = books;
    this.reader = reader;
    this.journal = journal;
    this.clock = clock;
    this.deliveries = deliveries;
  }

  public Instant now() {
    return clock.instant();
  }

  /// Only read it under the ledger's lock.
  public B books() {
    return books;
  }

  public synchronized void replay(JsonObject entry) {
    apply(reader.apply(entry));
  }

  public synchronized void happen(E entry) {
    journal.append(entry.toJson());
    apply(entry);
  }

  private void apply(E entry) {
    books.apply(entry);
    entry.owed().forEach(deliveries::accept);
  }
}
