package guitai.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import guitai.payment.Customer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderNumbersTest {
  private final OrderNumbers numbers = new OrderNumbers(new byte[32]);

  @Test
  void the_same_customer_and_key_give_the_same_number() {
    var customer = new Customer("issuer", "alice");
    assertThat(numbers.number(customer, "key")).isEqualTo(numbers.number(customer, "key"));
  }

  @Test
  void a_number_depends_on_every_part_and_on_where_it_ends() {
    Set<OrderId> all = new HashSet<>();
    all.add(numbers.number(new Customer("ab", "c"), "d"));
    all.add(numbers.number(new Customer("a", "bc"), "d"));
    all.add(numbers.number(new Customer("a", "b"), "cd"));
    all.add(numbers.number(new Customer("", "abc"), "d"));
    all.add(numbers.number(new Customer("d", "c"), "ab"));
    var other = new byte[32];
    other[31] = 1;
    all.add(new OrderNumbers(other).number(new Customer("ab", "c"), "d"));
    assertThat(all).hasSize(6);
  }

  @Test
  void a_number_stays_what_it_was_since_a_repeat_must_find_it() {
    assertThat(numbers.number(new Customer("issuer", "alice"), "key").text())
        .isEqualTo("AA2TB6HEBQP95RBAATKCTBSKV2");
  }

  @Test
  void numbers_use_the_whole_alphabet_evenly_enough() {
    Set<Character> seen = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      numbers
          .number(new Customer("issuer", "alice"), "key" + i)
          .text()
          .chars()
          .forEach(character -> seen.add((char) character));
    }
    assertThat(seen).hasSize(32);
  }

  @Test
  void a_short_secret_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new OrderNumbers(new byte[31]));
  }

  @Test
  void an_attempt_is_found_by_its_merchant_order_number() {
    var attempt = new AttemptId(Examples.ID, 7);
    assertThat(attempt.text()).hasSize(28).endsWith("07");
    assertThat(AttemptId.parse(attempt.text())).hasValue(attempt);
  }

  @Test
  void other_numbers_are_not_attempts_of_ours() {
    for (var text :
        new String[] {"", "x", Examples.ID.text(), Examples.ID + "00", Examples.ID + "1", "2026"}) {
      assertThat(AttemptId.parse(text)).as(text).isEmpty();
    }
    assertThat(AttemptId.parse(Examples.ID.text().toLowerCase(java.util.Locale.ROOT) + "01"))
        .isEmpty();
  }
}
