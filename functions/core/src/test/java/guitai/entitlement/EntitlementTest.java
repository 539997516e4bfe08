package guitai.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.order.OrderId;
import guitai.payment.Customer;
import guitai.storefront.Term;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntitlementTest {
  private static final Term FOR_GOOD = new Term.ForGood();
  private static final Term MONTH = new Term.During(Period.ofMonths(1), ZoneId.of("Asia/Shanghai"));
  private static final Instant NOW = Instant.parse("2026-01-31T04:00:00Z");

  private static Grant grant(int number, Instant paidAt, Term term, boolean revoked) {
    var order = new OrderId("%026d".formatted(number));
    return new Grant(new Customer("i", "s"), "product", order, 3, paidAt, term, revoked);
  }

  private static Entitlement at(Instant now, Grant... grants) {
    return Entitlement.of("product", List.of(grants), now);
  }

  @Test
  void nothing_granted_is_not_active() {
    assertThat(at(NOW)).isEqualTo(new Entitlement("product", false, noEnd(), List.of()));
  }

  private static java.util.Optional<Instant> noEnd() {
    return java.util.Optional.empty();
  }

  @Test
  void an_app_is_owned_for_good() {
    var entitlement = at(NOW.plusSeconds(1_000_000_000), grant(1, NOW, FOR_GOOD, false));
    assertThat(entitlement.active()).isTrue();
    assertThat(entitlement.until()).isEmpty();
    assertThat(entitlement.sources()).hasSize(1);
  }

  @Test
  void a_revoked_grant_backs_nothing() {
    assertThat(at(NOW, grant(1, NOW, FOR_GOOD, true)).active()).isFalse();
  }

  @Test
  void a_month_ends_at_a_clamped_month_end_in_the_storefronts_zone() {
    var entitlement = at(NOW, grant(1, NOW, MONTH, false));
    assertThat(entitlement.until()).hasValue(Instant.parse("2026-02-28T04:00:00Z"));
    assertThat(entitlement.active()).isTrue();
  }

  @Test
  void a_month_that_begins_after_midnight_in_shanghai_counts_shanghais_days() {
    var evening = Instant.parse("2026-01-30T16:30:00Z");
    assertThat(at(evening, grant(1, evening, MONTH, false)).until())
        .hasValue(Instant.parse("2026-02-27T16:30:00Z"));
  }

  @Test
  void a_pass_is_over_at_its_end_exactly() {
    var end = Instant.parse("2026-02-28T04:00:00Z");
    assertThat(at(end.minusNanos(1), grant(1, NOW, MONTH, false)).active()).isTrue();
    assertThat(at(end, grant(1, NOW, MONTH, false)).active()).isFalse();
  }

  @Test
  void a_pass_bought_while_one_runs_follows_it() {
    var second = grant(2, NOW.plusSeconds(60), MONTH, false);
    assertThat(at(NOW, grant(1, NOW, MONTH, false), second).until())
        .hasValue(Instant.parse("2026-03-28T04:00:00Z"));
  }

  @Test
  void a_pass_bought_after_one_ended_begins_when_it_is_paid() {
    var later = Instant.parse("2026-05-10T00:00:00Z");
    assertThat(at(later, grant(1, NOW, MONTH, false), grant(2, later, MONTH, false)).until())
        .hasValue(Instant.parse("2026-06-10T00:00:00Z"));
  }

  @Test
  void the_order_of_grants_does_not_matter() {
    var grants = new ArrayList<Grant>();
    for (int i = 0; i < 12; i++) {
      grants.add(grant(i, NOW.plusSeconds(86_400L * 11 * i), MONTH, i % 4 == 3));
    }
    var expected = Entitlement.of("product", grants, NOW);
    var random = new Random(42);
    for (int i = 0; i < 100; i++) {
      Collections.shuffle(grants, random);
      assertThat(Entitlement.of("product", grants, NOW)).isEqualTo(expected);
    }
  }
}
