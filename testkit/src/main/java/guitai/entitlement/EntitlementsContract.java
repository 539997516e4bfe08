package guitai.entitlement;

import static guitai.order.SampleEvents.NOON;
import static guitai.order.SampleEvents.newCustomer;
import static guitai.order.SampleEvents.newOrder;
import static org.assertj.core.api.Assertions.assertThat;

import guitai.order.OrderId;
import guitai.payment.Customer;
import guitai.storefront.Term;
import java.time.Period;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/// The contract of every implementation of [Entitlements].
public abstract class EntitlementsContract {
  private static final Term MONTH = new Term.During(Period.ofMonths(1), ZoneId.of("Asia/Shanghai"));

  protected abstract Entitlements entitlements();

  private static Grant grant(Customer customer, String product, OrderId order, int orderEvents) {
    return new Grant(customer, product, order, orderEvents, NOON, new Term.ForGood(), false);
  }

  @Test
  void a_grant_is_found_as_it_was_put() {
    var pass = new Grant(newCustomer(), "music", newOrder(), 4, NOON, MONTH, false);
    assertThat(entitlements().put(pass)).isTrue();
    assertThat(entitlements().of(pass.customer())).containsExactly(pass);
  }

  @Test
  void a_grant_of_the_same_or_a_shorter_past_is_refused() {
    var customer = newCustomer();
    var order = newOrder();
    var stored = grant(customer, "app", order, 4);
    assertThat(entitlements().put(stored)).isTrue();
    assertThat(entitlements().put(stored)).isFalse();
    assertThat(entitlements().put(grant(customer, "app", order, 3))).isFalse();
    assertThat(entitlements().of(customer, "app")).containsExactly(stored);
  }

  @Test
  void a_tombstone_of_a_longer_past_replaces_a_grant_and_stays() {
    var customer = newCustomer();
    var order = newOrder();
    var revoked = new Grant(customer, "app", order, 10, NOON, new Term.ForGood(), true);
    assertThat(entitlements().put(grant(customer, "app", order, 9))).isTrue();
    assertThat(entitlements().put(revoked)).isTrue();
    assertThat(entitlements().put(grant(customer, "app", order, 9))).isFalse();
    assertThat(entitlements().of(customer)).containsExactly(revoked);
  }

  @Test
  void grants_are_sorted_by_product_and_order_and_are_one_customers() {
    var customer = newCustomer();
    var first = newOrder();
    var second = newOrder();
    entitlements().put(grant(customer, "b", first, 1));
    entitlements().put(grant(customer, "a", second, 1));
    entitlements().put(grant(customer, "a", first, 1));
    entitlements().put(grant(newCustomer(), "a", newOrder(), 1));
    assertThat(entitlements().of(customer))
        .containsExactly(
            grant(customer, "a", first, 1),
            grant(customer, "a", second, 1),
            grant(customer, "b", first, 1));
  }

  @Test
  void a_product_whose_name_begins_alike_is_another() {
    var customer = newCustomer();
    var order = newOrder();
    entitlements().put(grant(customer, "tea", order, 1));
    entitlements().put(grant(customer, "tea house", order, 1));
    entitlements().put(grant(customer, "teahouse", order, 1));
    assertThat(entitlements().of(customer, "tea"))
        .containsExactly(grant(customer, "tea", order, 1));
  }

  @Test
  void customers_whose_names_run_together_alike_are_two() {
    var name = newCustomer().subject();
    var one = new Customer("ab", "c" + name);
    var other = new Customer("a", "bc" + name);
    entitlements().put(grant(one, "app", newOrder(), 1));
    assertThat(entitlements().of(other)).isEmpty();
  }
}
