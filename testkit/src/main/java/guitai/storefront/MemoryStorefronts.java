package guitai.storefront;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A catalogue in memory; for tests and for trying things.
public final class MemoryStorefronts implements Storefronts {
  private final Map<String, Storefront> byCode;

  public MemoryStorefronts(List<Storefront> storefronts) {
    byCode =
        storefronts.stream()
            .collect(Collectors.toUnmodifiableMap(Storefront::code, Function.identity()));
  }

  @Override
  public Optional<Storefront> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }
}
