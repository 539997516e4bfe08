package guitai.memory;

import static guitai.order.SampleEvents.NOON;
import static guitai.order.SampleEvents.evidence;
import static guitai.order.SampleEvents.newCustomer;
import static guitai.order.SampleEvents.newOrder;
import static guitai.order.SampleEvents.payment;
import static guitai.order.SampleEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;

import guitai.entitlement.Grant;
import guitai.entitlement.MemoryEntitlements;
import guitai.held.HeldOrders;
import guitai.held.HeldPayments;
import guitai.held.MemoryHeldPayments;
import guitai.inapp.MemoryPurchases;
import guitai.order.Event;
import guitai.order.MemoryOrders;
import guitai.order.MemoryOutstandingOrders;
import guitai.order.Orders;
import guitai.order.OutstandingOrders.Due;
import guitai.order.Past;
import guitai.order.SampleEvents;
import guitai.payment.Customer;
import guitai.payment.MemoryEvidence;
import guitai.reconciliation.LiveGrants;
import guitai.reconciliation.MemoryLiveGrants;
import guitai.storefront.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Lists from an index that lags show an older state, and nothing is done because of it.
class StaleIndexTest {
  private int lag;

  private final Customer customer = newCustomer();
  private final MemoryOrders orders = new MemoryOrders(_ -> {}, new MemoryEvidence(), () -> lag);
  private final MemoryPurchases purchases = new MemoryPurchases();

  private Past placedOrder() {
    var none = Past.none(newOrder());
    var events = placed(customer, NOON);
    orders.append(none, events, Optional.empty());
    return none.plus(events);
  }

  private Past append(Past past, Event event) {
    assertThat(orders.append(past, List.of(event), Optional.empty())).isTrue();
    return past.plus(List.of(event));
  }

  @Test
  void an_order_postponed_or_closed_meanwhile_is_still_due_but_is_not_postponed_again() {
    var outstanding = new MemoryOutstandingOrders<>(orders.items(), () -> lag);
    var past = placedOrder();
    var late = NOON.plusSeconds(3600);
    var due = outstanding.due(late, 16).getFirst();
    assertThat(outstanding.postpone(due, late.plusSeconds(60))).isTrue();
    assertThat(outstanding.due(late, 16)).isEmpty();

    lag = 1;
    assertThat(outstanding.due(late, 16)).containsExactly(due);
    assertThat(outstanding.postpone(due, late.plusSeconds(90))).isFalse();
    assertThat(outstanding.of(past.id())).map(Due::at).isNotEqualTo(Optional.of(due.at()));

    append(append(past, new Event.AttemptEnded(NOON, 1)), new Event.Closed(NOON));
    lag = 3;
    assertThat(outstanding.due(late, 16)).containsExactly(due);
    assertThat(outstanding.postpone(due, late.plusSeconds(90))).isFalse();
    lag = 4;
    assertThat(outstanding.due(late, 16)).isEmpty();
  }

  @Test
  void the_held_list_lacks_what_was_held_since_and_shows_nothing_that_no_longer_is() {
    HeldPayments held = new MemoryHeldPayments(orders, purchases, () -> lag);
    var past = append(placedOrder(), SampleEvents.held(payment(), evidence()));
    lag = 1;
    assertThat(held.page(Optional.empty(), 25).held()).isEmpty();
    lag = 0;
    assertThat(held.page(Optional.empty(), 25).held()).isEqualTo(HeldOrders.of(past));

    append(past, refund(past));
    lag = 1;
    assertThat(held.page(Optional.empty(), 25).held()).isEmpty();
  }

  private static Event refund(Past past) {
    var payment = past.balances().payments().getFirst().payment();
    return SampleEvents.refundRequested(payment);
  }

  @Test
  void a_page_of_a_customers_orders_lacks_the_latest_but_shows_the_others_as_they_are() {
    var first = placedOrder();
    var changed = append(first, new Event.AttemptEnded(NOON, 1));
    var second = placedOrder();
    assertThat(orders.of(customer, Optional.empty(), 25).orders())
        .containsExactlyInAnyOrder(changed, second);
    lag = 2;
    assertThat(orders.of(customer, Optional.empty(), 25))
        .isEqualTo(new Orders.Page(List.of(changed), Optional.empty()));
  }

  @Test
  void a_day_lacks_the_latest_grant_and_has_one_that_was_revoked_since() {
    var entitlements = new MemoryEntitlements();
    LiveGrants live = new MemoryLiveGrants(entitlements, () -> lag);
    var order = newOrder();
    entitlements.put(new Grant(customer, "app", order, 1, NOON, new Term.ForGood(), false));
    entitlements.put(new Grant(customer, "app", order, 2, NOON, new Term.ForGood(), true));
    assertThat(count(live)).isZero();
    lag = 1;
    assertThat(count(live)).isEqualTo(1);
    lag = 2;
    assertThat(count(live)).isZero();
  }

  private static int count(LiveGrants live) {
    var all = new ArrayList<LiveGrants.Live>();
    live.read(LocalDate.of(2026, 3, 1), all::add);
    return all.size();
  }
}
