package guitai.local.gateway;

import jakarta.json.JsonObject;
import java.util.Optional;

/// Tells a valid token from another.
public interface Authorizer {
  /// @param authorization the header, with or without its word `Bearer`
  /// @return the token's claims, or nothing where it isn't valid now
  Optional<JsonObject> claims(String authorization);
}
