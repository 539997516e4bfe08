package guitai.sandbox.simulator;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// The books and the journal they come from. Whoever decides locks it from the look to the entry.
///
/// @param <B> the books
/// @param <E> what happens to them
public final class Ledger<B extends Ledger.Books<E>, E extends Ledger.Entry> {
  private final B books;
  private final Function<JsonObject, E> reader;
  private final Journal journal;
  private final MovableClock clock;
  private final Deliveries deliveries;

  /// What entries change; never read but under the ledger's lock.
  public interface Books<E> {
    void apply(E entry);
  }

  /// What happened, as the journal keeps it.
  public interface Entry {
    JsonObject toJson();

    /// What is owed to the merchant from then on.
    List<Callback> owed();
  }

  /// @param reader of what [Entry#toJson] wrote
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

  /// To be read under the ledger's lock.
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
