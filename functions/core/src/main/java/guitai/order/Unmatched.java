package guitai.order;

import java.time.Instant;

/// What a provider told and no order takes. Every method may throw [Unavailable].
public interface Unmatched {
  /// Holds a confirmed payment that belongs to no order of ours, once however often it is told.
  ///
  /// @param merchantOrderNumber as the provider told it
  void hold(String merchantOrderNumber, Payment payment, Instant at, Evidence evidence);

  /// Keeps a believed delivery that is about no order.
  void keep(Evidence evidence);
}
