package guitai.payment;

import java.util.Optional;

/// The believed deliveries, as they came. Every method may throw [Unavailable].
public interface EvidenceArchive {
  /// Keeps a believed delivery that changed nothing, or is about no order.
  void keep(Evidence evidence);

  /// Files a believed delivery under the agreement it is about, once however often it is told.
  ///
  /// @param type the provider's own word
  /// @param notice its number at the provider
  void file(AgreementId agreement, String type, String notice, Evidence evidence);

  /// A delivery by its digest; empty where none was kept, or it was erased.
  Optional<Evidence> evidence(String digest);
}
