package guitai.sandbox.simulator;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

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
  private final Randomness random;

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

  private Ledger(
      SimulatorOpening opening,
      B books,
      Function<JsonObject, E> reader,
      Function<Callback, List<Duration>> gaps) {
    this.books = books;
    this.reader = reader;
    journal = opening.journal();
    clock = new MovableClock(opening.surroundings().clock(), journal);
    deliveries = new Deliveries(journal, clock, gaps);
    random = opening.surroundings().random();
  }

  /// Replays the journal; from then on callbacks become due.
  ///
  /// @param books the state before the first entry
  /// @param reader of the JSON that [Entry#toJson] wrote
  /// @param gaps between the deliveries of a callback, as the provider documents them
  /// @param others replays an entry of the provider's own, and says whether it was one
  public static <B extends State<E>, E extends Entry> Ledger<B, E> open(
      SimulatorOpening opening,
      B books,
      Function<JsonObject, E> reader,
      Function<Callback, List<Duration>> gaps,
      Predicate<JsonObject> others) {
    var ledger = new Ledger<>(opening, books, reader, gaps);
    opening
        .journal()
        .replay(entry -> {
          if (!ledger.clock.replay(entry)
              && !ledger.deliveries.replay(entry)
              && !others.test(entry)) {
            ledger.replay(entry);
          }
        });
    ledger.deliveries.open();
    return ledger;
  }

  public MovableClock clock() {
    return clock;
  }

  public Deliveries deliveries() {
    return deliveries;
  }

  public Randomness random() {
    return random;
  }

  public Instant now() {
    return clock.instant();
  }

  /// Only read it under the ledger's lock.
  public B books() {
    return books;
  }

  private synchronized void replay(JsonObject entry) {
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
