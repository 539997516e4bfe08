package guitai.local.gateway;

import jakarta.json.JsonObject;
import java.util.Optional;

/// Verifies tokens.
public interface Authorizer {
  /// @param authorization the header, with or without `Bearer`
  /// @return the token's claims, or nothing where it isn't valid now
  Optional<JsonObject> claims(String authorization);
}
