package guitai.payment;

import java.util.Optional;

/// The verified deliveries, as they came. Every method may throw [Unavailable].
public interface EvidenceArchive {
  /// Stores a verified delivery that changed nothing, or is about no order.
  void store(Evidence evidence);

  /// Files a verified delivery under the agreement it is about: once, however often it comes.
  ///
  /// @param type the provider's own name of the notification's type
  /// @param notice its number at the provider
  void file(AgreementId agreement, String type, String notice, Evidence evidence);

  /// A delivery by its digest; empty where none was stored, or it was erased.
  Optional<Evidence> evidence(String digest);
}
