package guitai.provider;

import guitai.problem.Unavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The certificates that providers sign with, kept as each last published them. Every method may
/// throw [Unavailable].
public interface Certificates {
  /// A provider's; empty where none were ever fetched.
  Optional<Published> of(String provider);

  /// Takes the place of whatever was kept of the provider.
  void replace(String provider, Published published);

  /// What a provider published, once that was proved to be the provider's.
  record Published(Instant at, List<Certificate> certificates) {
    public Published {
      certificates = List.copyOf(certificates);
    }
  }

  /// @param serial as the provider names it with a signature
  record Certificate(String serial, String pem) {}
}
