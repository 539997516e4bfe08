package guitai.inapp;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.payment.Customer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTokenDerivationTest {
  private final AccountTokenDerivation numbers = new AccountTokenDerivation(new byte[32]);

  @Test
  void a_customers_token_is_one_uuid_of_version_8_for_ever() {
    var token = numbers.token(Examples.ALICE);

    assertThat(token).isEqualTo(numbers.token(Examples.ALICE));
    assertThat(UUID.fromString(token)).hasToString(token);
    assertThat(UUID.fromString(token).version()).isEqualTo(8);
    assertThat(UUID.fromString(token).variant()).isEqualTo(2);
  }

  @Test
  void two_customers_and_two_secrets_have_two() {
    var other = new byte[32];
    other[0] = 1;

    assertThat(numbers.token(Examples.BOB)).isNotEqualTo(numbers.token(Examples.ALICE));
    assertThat(numbers.token(new Customer("ab", "c")))
        .isNotEqualTo(numbers.token(new Customer("a", "bc")));
    assertThat(new AccountTokenDerivation(other).token(Examples.ALICE))
        .isNotEqualTo(numbers.token(Examples.ALICE));
  }
}
