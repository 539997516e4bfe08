package guitai.storefront;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A catalogue in memory, whose documents every reader sees at once; for tests and for trying
/// things.
public final class MemoryStorefronts implements Storefronts {
  private final Map<String, Storefront> byCode = new ConcurrentHashMap<>();

  public MemoryStorefronts(List<Storefront> storefronts) {
    storefronts.forEach(this::publish);
  }

  /// Replaces a storefront.
  public void publish(Storefront storefront) {
    byCode.put(storefront.code(), storefront);
  }

  @Override
  public Optional<Storefront> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }
}
