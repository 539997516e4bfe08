package guitai.provider;

import guitai.problem.Unavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The certificates that providers sign with (平台证书), stored as each provider last published them.
/// Every method may throw [Unavailable].
public interface Certificates {
  /// A provider's certificates; empty if none were ever fetched.
  Optional<Published> of(String provider);

  /// Replaces what is stored of the provider.
  void replace(String provider, Published published);

  /// Certificates of a provider, verified to be the provider's.
  record Published(Instant at, List<Certificate> certificates) {
    public Published {
      certificates = List.copyOf(certificates);
    }
  }

  /// @param serial as the provider names it with a signature
  record Certificate(String serial, String pem) {}
}
