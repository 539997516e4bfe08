package guitai.recovery;

import guitai.provider.CertificatePublisher;
import guitai.provider.Certificates;
import guitai.provider.Certificates.Published;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Keeps the providers' certificates fresh, so that a new one is at hand before the provider signs
/// with it. What a provider no longer publishes is no longer kept.
public record CertificateRefresh(
    Certificates kept, List<CertificatePublisher> publishers, InstantSource clock) {
  /// WeChat Pay wants to be asked twice a day at least, and announces a new one a day before.
  public static final Duration AGE = Duration.ofHours(1);

  public CertificateRefresh {
    publishers = List.copyOf(publishers);
  }

  /// Asks each provider whose certificates are older than an hour.
  ///
  /// @return how many gave no answer; what is kept of them stays
  public int run() {
    int failed = 0;
    for (var publisher : publishers) {
      try {
        refresh(publisher);
      } catch (
          RuntimeException e) { // a secret that can't be read, too, keeps no other from its turn
        failed++;
      }
    }
    return failed;
  }

  private void refresh(CertificatePublisher publisher) {
    Instant now = clock.instant();
    boolean fresh =
        kept.of(publisher.provider())
            .filter(published -> now.isBefore(published.at().plus(AGE)))
            .isPresent();
    if (!fresh) {
      kept.replace(publisher.provider(), new Published(now, publisher.certificates()));
    }
  }
}
