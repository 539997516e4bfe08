package guitai.local.secrets;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.function.Supplier;

/// The secrets of a deployment with Apple Pay: what opens tokens, and what lets it in at its
/// acquirer.
public final class ApplePayDocuments {
  public static final String KEYS = "guitai/apple-pay/keys";
  public static final String ACQUIRER = "guitai/apple-pay/acquirer";

  private ApplePayDocuments() {}

  /// @param applePay what the acquirer's simulator answers at `GET /credentials`
  public static Map<String, Supplier<JsonObject>> of(JsonObject applePay) {
    return Map.of(
        KEYS,
        () -> Json.object().add("keys", applePay.getJsonArray("merchantKeys")).build(),
        ACQUIRER,
        () -> Json.object().add("key", applePay.getString("key")).build());
  }
}
