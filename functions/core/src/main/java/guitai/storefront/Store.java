package guitai.storefront;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;

/// A store within a storefront: open, or closed with the reason.
public record Store(String id, Optional<String> closedBecause) {
  public boolean open() {
    return closedBecause.isEmpty();
  }

  public JsonObject toJson() {
    var json = Json.object().add("id", id).add("open", open());
    closedBecause.ifPresent(reason -> json.add("reason", reason));
    return json.build();
  }
}
