package guitai.storefront;

import java.util.Optional;

/// The catalogue: one document a storefront.
public interface Storefronts {
  /// The storefront of mainland China, in which every product of ours is sold.
  String HOME = "CHN";

  Optional<Storefront> find(String code);

  default Optional<Storefront> home() {
    return find(HOME);
  }
}
