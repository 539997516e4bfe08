package guitai.order;

import guitai.memory.Change;
import guitai.memory.MemoryItems;
import guitai.payment.AgreementId;
import guitai.payment.Customer;
import guitai.payment.Evidence;
import guitai.payment.EvidenceArchive;
import guitai.payment.MemoryEvidence;
import guitai.payment.Payment;
import guitai.payment.Posting;
import guitai.payment.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/// Orders in memory, under the same conditions as in the database; for tests and for trying things.
public final class MemoryOrders implements Orders, EvidenceArchive {
  /// A held payment of no order.
  ///
  /// @param source of its confirmation
  public record HeldUnmatched(
      String merchantOrderNumber, Payment payment, Instant since, Source source) {}

  private final MemoryItems<OrderId, Past> items;
  private final MemoryPostings postings = new MemoryPostings();
  private final MemoryEvidence archive;
  private final IntSupplier lag;

  public MemoryOrders() {
    this(_ -> {}, new MemoryEvidence(), () -> 0);
  }

  /// @param stream is told each change, in the order of the writes
  /// @param archive the purchases' too
  /// @param lag how many of the latest writes a page of a customer's orders doesn't show yet, asked
  ///   at each
  public MemoryOrders(Consumer<Change> stream, MemoryEvidence archive, IntSupplier lag) {
    this.items = new MemoryItems<>(stream);
    this.archive = archive;
    this.lag = lag;
  }

  /// The items themselves, for what else reads or changes them.
  public MemoryItems<OrderId, Past> items() {
    return items;
  }

  @Override
  public Past find(OrderId id) {
    return items.find(id).map(MemoryItems.Item::past).orElse(Past.none(id));
  }

  @Override
  public boolean append(Past past, List<Event> events, Optional<Evidence> evidence) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("nothing to append");
    }
    var after = past.plus(events);
    var added = EventJson.write(events);
    var texts = new ArrayList<>(texts(past));
    texts.addAll(added);
    OrderFull.check(past, events, texts);
    return items.append(
        past.id(),
        past.length(),
        new MemoryItems.Item<>(after, texts, after.due(), change(after, added)),
        () -> {
          postings.put(OrderPostings.changed(past, after));
          evidence.ifPresent(archive::store);
        });
  }

  private List<String> texts(Past past) {
    return items.texts(past.id(), past.length(), () -> EventJson.write(past.events()));
  }

  private static Change change(Past after, List<String> added) {
    return new Change(
        after.id().text(),
        Change.ORDER,
        Optional.of(after.state()),
        after.grantOutstanding(),
        Change.happened(added),
        after.length(),
        after.length() == added.size());
  }

  @Override
  public Page of(Customer customer, Optional<String> after, int limit) {
    return new MemoryOrderPages(items, lag).page(customer, after, limit);
  }

  @Override
  public List<Past> placedAfter(Customer customer, Instant instant) {
    return new MemoryOrderPages(items, lag).placedAfter(customer, instant);
  }

  @Override
  public void store(Evidence evidence) {
    archive.store(evidence);
  }

  @Override
  public void file(AgreementId agreement, String type, String notice, Evidence evidence) {
    archive.file(agreement, type, notice, evidence);
  }

  /// The notifications filed of an agreement, each by its type and number.
  public Set<String> notifications(AgreementId agreement) {
    return archive.notifications(agreement);
  }

  /// In the order in which they were placed.
  public List<OrderId> ids() {
    return List.copyOf(items.before(0).keySet());
  }

  @Override
  public Optional<Evidence> evidence(String digest) {
    return archive.evidence(digest);
  }

  /// What the orders have posted to the ledger, by provider, day and key.
  public List<Posting> postings() {
    return postings.all();
  }

  /// The payments of no order.
  public List<HeldUnmatched> held() {
    return items.before(0).values().stream()
        .flatMap(item ->
            item.past().order() instanceof Order.Unmatched(var unmatched)
                ? Stream.of(held(unmatched))
                : Stream.of())
        .toList();
  }

  private static HeldUnmatched held(Event.PaymentUnmatched unmatched) {
    return new HeldUnmatched(
        unmatched.merchantOrderNumber(), unmatched.payment(), unmatched.at(), unmatched.source());
  }
}
