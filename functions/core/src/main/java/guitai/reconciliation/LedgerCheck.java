package guitai.reconciliation;

import guitai.order.AttemptId;
import guitai.order.OrderId;
import guitai.order.OrderPostings;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.payment.Posting;
import guitai.reconciliation.Difference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Checks our ledger of a day against the orders: the day's totals are only as good as this check.
/// A posting that disagrees is read once more, consistently, since an order may change between the
/// two reads.
record LedgerCheck(Orders orders, Ledger ledger) {
  private static final int CHUNK = 50;

  List<Difference> check(List<Posting> postings) {
    var found = new ArrayList<Difference>();
    for (int i = 0; i < postings.size(); i += CHUNK) {
      var chunk = postings.subList(i, Math.min(i + CHUNK, postings.size()));
      var pasts = orders.find(chunk.stream().flatMap(LedgerCheck::pasts).distinct().toList());
      for (var posting : chunk) {
        if (twice(posting, pasts)) {
          found.add(
              LineComparison.of(
                  Kind.LEDGER, posting, "Its order has it, and it is held as of no order too."));
        } else if (!agrees(posting, pasts)) {
          again(posting).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /// The order that a posting names, and where its payment is held if no order took it.
  private static Stream<OrderId> pasts(Posting posting) {
    return Stream.concat(order(posting).stream(), Stream.of(OrderId.unmatched(posting.payment())));
  }

  /// A payment is in one place (P3).
  private static boolean twice(Posting posting, Map<OrderId, Past> pasts) {
    return posting instanceof Posting.OfPayment
        && pasts(posting)
                .map(id -> pasts.getOrDefault(id, Past.none(id)))
                .filter(past -> past.mentions(posting.payment()))
                .count()
            > 1;
  }

  private static boolean agrees(Posting posting, Map<OrderId, Past> pasts) {
    return order(posting)
        .flatMap(id -> Optional.ofNullable(pasts.get(id)))
        .map(past -> OrderPostings.of(past).contains(posting))
        .orElse(false);
  }

  private Optional<Difference> again(Posting posting) {
    var ours = ours(posting);
    var page = ledger.find(posting);
    boolean same = page.isPresent() ? ours.contains(page.get()) : of(ours, posting).isEmpty();
    return same
        ? Optional.empty()
        : Optional.of(
            LineComparison.of(
                Kind.LEDGER, posting, "The day's page and the order do not say the same."));
  }

  private static Optional<Posting> of(List<Posting> ours, Posting posting) {
    return ours.stream().filter(other -> other.key().equals(posting.key())).findFirst();
  }

  /// Of the order it names, or of the payment where no order took it.
  private List<Posting> ours(Posting posting) {
    return pasts(posting).flatMap(id -> OrderPostings.of(orders.find(id)).stream()).toList();
  }

  static Optional<OrderId> order(Posting posting) {
    return AttemptId.parse(posting.merchantOrderNumber()).map(AttemptId::order);
  }
}
