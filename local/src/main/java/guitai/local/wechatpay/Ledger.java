package guitai.local.wechatpay;

import guitai.local.simulator.Deliveries;
import guitai.local.simulator.Journal;
import guitai.local.simulator.MovableClock;
import jakarta.json.JsonObject;
import java.time.Instant;

/// The books and the journal they come from. Whoever decides locks it from the look to the entry.
final class Ledger {
  private final Books books = new Books();
  private final Journal journal;
  private final MovableClock clock;
  private final Deliveries deliveries;

  Ledger(Journal journal, MovableClock clock, Deliveries deliveries) {
    this.journal = journal;
    this.clock = clock;
    this.deliveries = deliveries;
  }

  Instant now() {
    return clock.instant();
  }

  /// To be read under the ledger's lock.
  Books books() {
    return books;
  }

  synchronized void replay(JsonObject entry) {
    apply(Entry.of(entry));
  }

  synchronized void happen(Entry entry) {
    journal.append(entry.toJson());
    apply(entry);
  }

  private void apply(Entry entry) {
    books.apply(entry);
    entry.callback().ifPresent(deliveries::accept);
  }
}
