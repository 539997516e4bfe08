package guitai.order;

import guitai.payment.AgreementId;
import guitai.payment.Customer;
import guitai.payment.Evidence;
import guitai.payment.EvidenceArchive;
import guitai.payment.Payment;
import guitai.payment.Source;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Orders in memory, under the same conditions as in the database; for tests and for trying things.
public final class MemoryOrders implements Orders, EvidenceArchive {
  /// A held payment of no order.
  ///
  /// @param source of its confirmation
  public record HeldUnmatched(
      String merchantOrderNumber, Payment payment, Instant since, Source source) {}

  private record Placed(OrderPageToken position, Past past) {}

  private static final Comparator<Placed> NEWEST_FIRST =
      Comparator.comparing((Placed placed) -> placed.position().placedAt())
          .thenComparing(placed -> placed.position().order().text())
          .reversed();

  private final Map<OrderId, Past> pasts = new HashMap<>();
  private final Map<String, Evidence> evidence = new HashMap<>();
  private final Map<AgreementId, Set<String>> agreements = new HashMap<>();

  @Override
  public synchronized Past find(OrderId id) {
    return pasts.getOrDefault(id, Past.none(id));
  }

  @Override
  public synchronized boolean append(Past past, List<Event> events, Optional<Evidence> evidence) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("nothing to append");
    }
    var longer = past.plus(events);
    OrderFull.check(EventJson.write(longer.events()), OrderFull.LIMIT);
    var stored = find(past.id()).events();
    if (stored.size() != past.length()) {
      return stored.size() >= longer.length()
          && stored.subList(past.length(), longer.length()).equals(events);
    }
    pasts.put(past.id(), longer);
    evidence.ifPresent(this::store);
    return true;
  }

  @Override
  public synchronized Page of(Customer customer, Optional<String> after, int limit) {
    var begin = after.map(text -> OrderPageToken.parse(customer, text));
    var rest =
        pasts.values().stream()
            .flatMap(past -> placed(past, customer).stream())
            .sorted(NEWEST_FIRST)
            .filter(placed -> begin.map(token -> follows(placed, token)).orElse(true))
            .toList();
    var page = rest.subList(0, Math.min(OrderPageToken.clamp(limit), rest.size()));
    return new Page(
        page.stream().map(Placed::past).toList(),
        page.size() < rest.size()
            ? Optional.of(page.getLast().position().text(customer))
            : Optional.empty());
  }

  private static boolean follows(Placed placed, OrderPageToken token) {
    return NEWEST_FIRST.compare(placed, new Placed(token, placed.past())) > 0;
  }

  private static Optional<Placed> placed(Past past, Customer customer) {
    return past.order() instanceof Order.Known known && known.placed().customer().equals(customer)
        ? Optional.of(new Placed(position(past.id(), known.placed()), past))
        : Optional.empty();
  }

  private static OrderPageToken position(OrderId order, Event.Placed placed) {
    return new OrderPageToken(order, placed.at().truncatedTo(ChronoUnit.MILLIS));
  }

  @Override
  public synchronized void store(Evidence evidence) {
    this.evidence.put(evidence.digest(), evidence);
  }

  @Override
  public synchronized void file(
      AgreementId agreement, String type, String notice, Evidence evidence) {
    agreements.computeIfAbsent(agreement, _ -> new TreeSet<>()).add(type + " " + notice);
    store(evidence);
  }

  /// The notifications filed of an agreement, each by its type and number.
  public synchronized Set<String> notifications(AgreementId agreement) {
    return Set.copyOf(agreements.getOrDefault(agreement, Set.of()));
  }

  public synchronized List<OrderId> ids() {
    return List.copyOf(pasts.keySet());
  }

  @Override
  public synchronized Optional<Evidence> evidence(String digest) {
    return Optional.ofNullable(evidence.get(digest));
  }

  /// The payments of no order.
  public synchronized List<HeldUnmatched> held() {
    return pasts.values().stream()
        .flatMap(past ->
            past.order() instanceof Order.Unmatched(var unmatched)
                ? Stream.of(held(unmatched))
                : Stream.of())
        .toList();
  }

  private static HeldUnmatched held(Event.PaymentUnmatched unmatched) {
    return new HeldUnmatched(
        unmatched.merchantOrderNumber(), unmatched.payment(), unmatched.at(), unmatched.source());
  }
}
