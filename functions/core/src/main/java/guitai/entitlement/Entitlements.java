package guitai.entitlement;

import guitai.payment.Customer;
import java.util.List;

/// The grants, by customer. Every method may throw [guitai.problem.Unavailable].
public interface Entitlements {
  /// Stores the grant, unless one of its order or purchase with as long a past is stored.
  ///
  /// @return whether it was stored; false where a grant of the same or a later past is there
  boolean put(Grant grant);

  /// All grants of a customer, by product and source (a consistent read).
  List<Grant> of(Customer customer);

  /// The grants of one product (a consistent read).
  List<Grant> of(Customer customer, String product);
}
