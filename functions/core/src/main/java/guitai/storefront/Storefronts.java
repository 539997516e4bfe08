package guitai.storefront;

import java.util.Optional;

/// The catalogue: one document a storefront.
public interface Storefronts {
  Optional<Storefront> find(String code);
}
