package guitai.held;

import guitai.payment.Evidence;
import java.util.List;
import java.util.Optional;

/// The deliveries that a person must see, on the held list or dealt with. Every method may throw
/// [guitai.problem.Unavailable].
public interface HeldDeliveries {
  /// Its past; an empty one where there is none.
  HeldDelivery find(String digest);

  /// Appends the events on the condition that the past is unchanged, together with the evidence
  /// they come from.
  ///
  /// @return false where another writer was first
  boolean append(HeldDelivery past, List<DeliveryEvent> events, Optional<Evidence> evidence);
}
