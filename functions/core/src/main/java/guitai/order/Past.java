package guitai.order;

import guitai.payment.PaymentId;
import guitai.payment.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that has happened to one order, oldest first. A writer's condition names its length: a
/// writer that decides on a past writes only while the past is unchanged.
public record Past(OrderId id, List<Event> events) {
  public Past {
    events = List.copyOf(events);
  }

  public static Past none(OrderId id) {
    return new Past(id, List.of());
  }

  public int length() {
    return events.size();
  }

  /// The state after all events.
  public Order order() {
    Order order = new Order.Unplaced();
    for (var event : events) {
      order = order.evolve(event);
    }
    return order;
  }

  /// The number by which the provider knows an attempt; of a payment of no order, the number that
  /// the provider reported.
  public String merchantOrderNumber(int attempt) {
    return order() instanceof Order.Unmatched(var unmatched)
        ? unmatched.merchantOrderNumber()
        : new AttemptId(id, attempt).text();
  }

  public Past plus(List<Event> more) {
    var all = new ArrayList<>(events);
    all.addAll(more);
    return new Past(id, all);
  }

  /// Whether any event, applied or held, is about this payment; it makes each redelivery a no-op.
  public boolean mentions(PaymentId payment) {
    return balances().payment(payment).isPresent();
  }

  /// The token that an attempt is authorized with.
  public Optional<Event.TokenAccepted> tokenOf(int attempt) {
    return events.stream()
        .filter(Event.TokenAccepted.class::isInstance)
        .map(Event.TokenAccepted.class::cast)
        .filter(token -> token.attempt() == attempt)
        .findFirst();
  }

  /// When RecoverPayments should first handle what is outstanding; empty where nothing is.
  public Optional<Instant> due() {
    return FirstQuery.of(this);
  }

  /// The order's money.
  public PaymentBalances balances() {
    return PaymentBalances.of(events);
  }

  /// Whether the order's entitlement is still to be granted or to be revoked. It is until that is
  /// recorded of a past of this verdict: where the money's verdict has changed and changed back, a
  /// grant or revocation of the verdict in between may be stored, unrecorded. Where a comparison of
  /// the entitlements didn't find what the order recorded, it is to be granted or revoked again.
  public boolean grantOutstanding() {
    return order() instanceof Order.Paid paid
        && (!paid.granted().equals(Optional.of(balances().paysForEntitlement()))
            || verdictChangedSince(lastRecordOfGrant())
            || mismatchedSince(lastRecordOfGrant()));
  }

  /// How many events there were when a grant or revocation was last recorded.
  private int lastRecordOfGrant() {
    int last = 0;
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof Event.EntitlementGranted
          || events.get(i) instanceof Event.EntitlementRevoked) {
        last = i + 1;
      }
    }
    return last;
  }

  private boolean mismatchedSince(int length) {
    return events.subList(length, events.size()).stream()
        .anyMatch(event ->
            event instanceof Event.QueryRequested query
                && query.source() instanceof Source.Comparison);
  }

  private boolean verdictChangedSince(int length) {
    boolean now = balances().paysForEntitlement();
    for (int i = length; i < events.size(); i++) {
      if (PaymentBalances.of(events.subList(0, i)).paysForEntitlement() != now) {
        return true;
      }
    }
    return false;
  }

  /// Its state by the name in our contract.
  public String state() {
    return OrderStateText.of(order(), balances());
  }

  /// Since when a payment of this order is held for an operator, or the order makes no progress.
  public Optional<Instant> heldSince() {
    return Stream.of(balances().heldSince(), stalledQuery().map(Event::at))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /// Set while queries about this order have had no answer for the declared time.
  public Optional<Event.QueryStalled> stalledQuery() {
    return Stall.of(this);
  }

  /// The requested queries of the provider that are not answered yet.
  public List<Event.QueryRequested> openQueries() {
    var answered =
        events.stream()
            .filter(Event.QueryAnswered.class::isInstance)
            .map(event -> ((Event.QueryAnswered) event).source())
            .collect(Collectors.toSet());
    return events.stream()
        .filter(Event.QueryRequested.class::isInstance)
        .map(Event.QueryRequested.class::cast)
        .filter(query -> !answered.contains(query.source()))
        .toList();
  }

  boolean any(Predicate<Event> test) {
    return events.stream().anyMatch(test);
  }

  /// Prints no event: events hold what a log must not contain.
  @Override
  public String toString() {
    return "Past[" + id + ", " + events.size() + " events]";
  }
}
