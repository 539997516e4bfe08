package guitai.provider;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Certificates in memory; for tests.
public final class MemoryCertificates implements Certificates {
  private final Map<String, Published> latest = new ConcurrentHashMap<>();

  @Override
  public Optional<Published> of(String provider) {
    return Optional.ofNullable(latest.get(provider));
  }

  @Override
  public void replace(String provider, Published published) {
    latest.put(
        provider,
        new Published(published.at().truncatedTo(ChronoUnit.MILLIS), published.certificates()));
  }
}
