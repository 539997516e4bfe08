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

  /// Files a believed delivery under the agreement it is about, once however often it is told.
  ///
  /// @param type the provider's own word
  /// @param notice its number at the provider
  void file(AgreementId agreement, String type, String notice, Evidence evidence);
}
