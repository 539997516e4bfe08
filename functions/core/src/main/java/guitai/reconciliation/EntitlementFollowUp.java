package guitai.reconciliation;

import guitai.order.Command;
import guitai.order.OrderFull;
import guitai.order.OrderId;
import guitai.order.OrderWriter;
import guitai.order.Orders;
import guitai.payment.Source;
import guitai.problem.Problem;
import guitai.provider.Bills;
import guitai.reconciliation.Difference.Outcome;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;

/// Makes an order due whose entitlement doesn't match its money: its provider is queried, and the
/// entitlement is granted or revoked again by what the order then keeps. One follow-up is of one
/// comparison.
final class EntitlementFollowUp {
  /// A comparison makes no more orders due than this; the rest follows when the day is compared
  /// again.
  static final int LIMIT = 100;

  private final Orders orders;
  private final InstantSource clock;
  private final LocalDate day;
  private int requested;

  EntitlementFollowUp(Orders orders, InstantSource clock, LocalDate day) {
    this.orders = orders;
    this.clock = clock;
    this.day = day;
  }

  /// The difference with what became of it.
  Difference follow(OrderId order, Difference found) {
    return requested < LIMIT && due(order) ? found.became(Outcome.QUERIED) : found;
  }

  private boolean due(OrderId order) {
    var now = clock.instant();
    var source = new Source.Comparison(day, now.atZone(Bills.CHINA).toLocalDate());
    var command = new Command.RequestQuery(now, "entitlements", Optional.empty(), source);
    try {
      var after = new OrderWriter(orders).apply(orders.find(order), command);
      boolean open = after.openQueries().stream().anyMatch(each -> each.source().equals(source));
      requested += open ? 1 : 0;
      return open;
    } catch (Problem | OrderFull e) {
      return false;
    }
  }
}
