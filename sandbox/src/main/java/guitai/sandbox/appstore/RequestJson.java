package guitai.sandbox.appstore;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.json.MalformedJson;
import jakarta.json.JsonObject;

/// The body of a call.
final class RequestJson {
  private static final int LIMIT = 16 * 1024;

  private RequestJson() {}

  static JsonObject of(Bytes body) {
    try {
      if (body.size() <= LIMIT) {
        return Json.parse(body.toArray());
      }
    } catch (MalformedJson _) {
      // Told below.
    }
    throw new ApiError(400, 4000000, "Bad request.");
  }
}
