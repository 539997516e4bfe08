package guitai.local.events;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// An event as the bus delivers it.
final class BusEvent {
  private BusEvent() {}

  static JsonObject of(String source, String detailType, String region, JsonObject detail) {
    return Json.object()
        .add("version", "0")
        .add("id", UUID.randomUUID().toString())
        .add("detail-type", detailType)
        .add("source", source)
        .add("account", "000000000000")
        .add("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
        .add("region", region)
        .add("resources", Json.array())
        .add("detail", detail)
        .build();
  }
}
