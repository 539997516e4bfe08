package guitai.reconciliation;

import static guitai.order.SampleEvents.newCustomer;
import static guitai.order.SampleEvents.newOrder;
import static org.assertj.core.api.Assertions.assertThat;

import guitai.entitlement.EntitlementSource;
import guitai.entitlement.Entitlements;
import guitai.entitlement.Grant;
import guitai.inapp.PurchasesContract;
import guitai.payment.Customer;
import guitai.reconciliation.LiveGrants.Live;
import guitai.storefront.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The contract of every implementation of [LiveGrants].
public abstract class LiveGrantsContract {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

  private final Customer customer = newCustomer();

  protected abstract Entitlements entitlements();

  /// Of those entitlements.
  protected abstract LiveGrants live();

  private List<Live> on(LocalDate day) {
    var all = new ArrayList<Live>();
    live().read(day, all::add);
    return all.stream().filter(each -> each.customer().equals(customer.key())).toList();
  }

  private Grant grant(String product, Instant paidAt) {
    return new Grant(customer, product, newOrder(), 4, paidAt, new Term.ForGood(), false);
  }

  private static Grant revoked(Grant grant) {
    return new Grant(
        grant.customer(),
        grant.product(),
        grant.source(),
        grant.events() + 1,
        grant.paidAt(),
        grant.term(),
        true);
  }

  private Live live(Grant grant) {
    return new Live(
        ((EntitlementSource.OfOrder) grant.source()).order(), grant.product(), customer.key());
  }

  @Test
  void each_grant_of_an_order_is_read_on_the_day_when_it_was_paid() {
    var app = grant("app", NOON);
    var teaHouse = grant("tea house", NOON);
    entitlements().put(app);
    entitlements().put(teaHouse);
    assertThat(on(DAY)).containsExactlyInAnyOrder(live(app), live(teaHouse));
    assertThat(on(DAY.plusDays(1))).isEmpty();
  }

  @Test
  void the_day_is_chinas() {
    var midnight = Instant.parse("2026-06-01T16:00:00Z");
    var before = grant("before", midnight.minusMillis(1));
    var after = grant("after", midnight);
    entitlements().put(before);
    entitlements().put(after);
    assertThat(on(LocalDate.of(2026, 6, 1))).containsExactly(live(before));
    assertThat(on(LocalDate.of(2026, 6, 2))).containsExactly(live(after));
  }

  @Test
  void a_revoked_grant_is_not_live() {
    var grant = grant("app", NOON);
    entitlements().put(grant);
    entitlements().put(revoked(grant));
    entitlements().put(revoked(grant("other", NOON)));
    assertThat(on(DAY)).isEmpty();
  }

  @Test
  void what_a_store_sold_is_on_no_day() {
    var purchase = new EntitlementSource.OfPurchase(PurchasesContract.newPurchase(), "7");
    entitlements().put(new Grant(customer, "app", purchase, 1, NOON, new Term.ForGood(), false));
    assertThat(on(DAY)).isEmpty();
  }
}
