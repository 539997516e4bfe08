package guitai.provider;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.provider.Certificates.Certificate;
import guitai.provider.Certificates.Published;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The contract of every implementation of [Certificates].
public abstract class CertificatesContract {
  private static final Instant NOON = Instant.parse("2026-11-26T04:00:00.123456789Z");

  private final String provider = "provider-" + UUID.randomUUID();

  protected abstract Certificates certificates();

  private static Published published(Instant at, String... serials) {
    return new Published(
        at, List.of(serials).stream().map(one -> new Certificate(one, "pem of " + one)).toList());
  }

  @Test
  void what_was_published_last_is_found_to_the_millisecond() {
    assertThat(certificates().of(provider)).isEmpty();

    certificates().replace(provider, published(NOON, "01", "02"));
    assertThat(certificates().of(provider))
        .contains(published(Instant.parse("2026-11-26T04:00:00.123Z"), "01", "02"));

    var later = Instant.parse("2026-11-27T04:00:00Z");
    certificates().replace(provider, published(later, "03"));
    assertThat(certificates().of(provider)).contains(published(later, "03"));
  }

  @Test
  void each_provider_has_its_own() {
    certificates().replace(provider, published(NOON, "01"));
    assertThat(certificates().of(provider + "x")).isEmpty();
  }
}
