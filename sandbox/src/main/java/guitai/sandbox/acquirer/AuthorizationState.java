package guitai.sandbox.acquirer;

import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Orders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All authorizations and refunds, as the entries made them. Not thread-safe.
final class AuthorizationState implements Ledger.State<Entry> {
  private final Orders<Authorization> authorizations = new Orders<>();
  private final Map<String, Authorization> payments = new HashMap<>();
  private final Map<String, Refund> refunds = new TreeMap<>();

  @Override
  public void apply(Entry entry) {
    switch (entry) {
      case Entry.Decided(var decided) -> {
        authorizations.keep(decided.number(), decided);
        decided.taken().ifPresent(taken -> payments.put(taken.payment(), decided));
      }
      case Entry.Answered(var refund) -> refunds.put(refund.number(), refund);
    }
  }

  int size() {
    return authorizations.size();
  }

  Optional<Authorization> find(String number) {
    return authorizations.find(number);
  }

  Optional<Authorization> latest(String order) {
    return authorizations.latest(order);
  }

  List<Authorization> newest(int limit) {
    return authorizations.newest(limit);
  }

  Optional<Authorization.Taken> payment(String number) {
    return Optional.ofNullable(payments.get(number)).flatMap(Authorization::taken);
  }

  Optional<Refund> refund(String number) {
    return Optional.ofNullable(refunds.get(number));
  }

  /// Includes refused ones.
  List<Refund> refundsOf(String payment) {
    return refunds.values().stream().filter(each -> each.payment().equals(payment)).toList();
  }

  /// The refunded total of a payment, in minor units.
  long back(String payment) {
    return refundsOf(payment).stream()
        .filter(each -> each.refused().isEmpty())
        .mapToLong(each -> each.amount().minorUnits())
        .sum();
  }
}
