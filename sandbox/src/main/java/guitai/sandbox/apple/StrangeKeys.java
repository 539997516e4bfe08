package guitai.sandbox.apple;

import java.security.PublicKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The keys of forgers, generated when they are first needed.
final class StrangeKeys {
  private final TokenKeys familiar;
  private final Map<Scheme, PublicKey> merchants = new EnumMap<>(Scheme.class);
  private Optional<TokenKeys> known = Optional.empty();

  StrangeKeys(TokenKeys familiar) {
    this.familiar = familiar;
  }

  /// Signers under a root that no client trusts.
  synchronized TokenKeys keys() {
    var keys = known.orElseGet(() -> TokenKeys.strange(familiar));
    known = Optional.of(keys);
    return keys;
  }

  /// Another merchant's key.
  synchronized PublicKey merchant(Scheme scheme) {
    return merchants.computeIfAbsent(scheme, other -> other.pair().getPublic());
  }
}
