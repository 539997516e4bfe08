package guitai.entitlement;

import guitai.payment.Customer;
import java.util.List;

/// The grants, by customer. Every method may throw [guitai.problem.Unavailable].
public interface Entitlements {
  /// Keeps the grant where none of its order or purchase with as long a past is kept.
  ///
  /// @return whether it was kept; false where a grant of the same or a later past is there
  boolean put(Grant grant);

  /// All grants of a customer, by product and what they are owed to (a consistent read).
  List<Grant> of(Customer customer);

  /// The grants of one product (a consistent read).
  List<Grant> of(Customer customer, String product);
}
