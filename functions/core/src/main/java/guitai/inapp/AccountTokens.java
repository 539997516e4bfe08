package guitai.inapp;

import guitai.payment.Customer;
import java.util.Optional;

/// Which customer an account token names. Every method may throw [guitai.problem.Unavailable].
public interface AccountTokens {
  /// Stores the customer that a token names; storing it again changes nothing.
  void store(String token, Customer customer);

  /// Empty where it is none of ours.
  Optional<Customer> customer(String token);
}
