package guitai.recovery;

import guitai.provider.CertificatePublisher;
import guitai.provider.Certificates;
import guitai.provider.Certificates.Published;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Refreshes the providers' platform certificates (平台证书), so that a new one is stored before the
/// provider signs with it. A certificate that a provider no longer publishes is removed.
public record CertificateRefresh(
    Certificates certificates, List<CertificatePublisher> publishers, InstantSource clock) {
  /// WeChat Pay wants at least two queries a day, and announces a new certificate a day before.
  public static final Duration AGE = Duration.ofHours(1);

  public CertificateRefresh {
    publishers = List.copyOf(publishers);
  }

  /// Queries each provider whose stored certificates are older than an hour.
  ///
  /// @return how many gave no answer; their stored certificates stay
  public int run() {
    int failed = 0;
    for (var publisher : publishers) {
      try {
        refresh(publisher);
      } catch (RuntimeException e) { // even an unreadable secret must not stop the next
        failed++;
      }
    }
    return failed;
  }

  private void refresh(CertificatePublisher publisher) {
    Instant now = clock.instant();
    boolean fresh =
        certificates
            .of(publisher.name())
            .filter(published -> now.isBefore(published.at().plus(AGE)))
            .isPresent();
    if (!fresh) {
      certificates.replace(publisher.name(), new Published(now, publisher.certificates()));
    }
  }
}
