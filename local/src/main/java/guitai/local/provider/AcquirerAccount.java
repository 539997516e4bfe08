package guitai.local.provider;

import guitai.json.Json;
import guitai.local.secrets.SecretsExtension;
import guitai.sandbox.SimulatorAddresses;
import guitai.sandbox.acquirer.Acquirer;
import guitai.storefront.Method;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A merchant account of Apple Pay, with an acquirer that charges its tokens.
public record AcquirerAccount(JsonObject credentials) implements ProviderAccount {
  public static final String KEYS = "guitai/apple-pay/keys";
  public static final String ACQUIRER = "guitai/apple-pay/acquirer";

  private static final Acquirer SIMULATOR = new Acquirer();

  /// The simulator that also plays the customer's device with Apple Pay.
  public static final String DEVICE = SIMULATOR.name();

  static AcquirerAccount at(Path home) {
    return new AcquirerAccount(SIMULATOR.credentials(home));
  }

  @Override
  public String simulator() {
    return SIMULATOR.name();
  }

  /// A token comes from the customer's device, not from the acquirer.
  @Override
  public Optional<Method> method() {
    return Optional.empty();
  }

  @Override
  public Map<String, String> settings(SimulatorAddresses simulators) {
    return Map.of(
        "APPLE_PAY_MERCHANT_ID", credentials.getString("merchantId"),
        "APPLE_PAY_MERCHANT_NAME", "Guitai 柜台",
        "APPLE_PAY_KEYS_ARN", SecretsExtension.arn(KEYS),
        "APPLE_PAY_ACQUIRER_ARN", SecretsExtension.arn(ACQUIRER),
        "APPLE_PAY_ACQUIRER_ACCOUNT", credentials.getString("account"),
        "APPLE_PAY_FORMER", "",
        "APPLE_PAY_ACQUIRER_URL", simulators.of(simulator()).toString());
  }

  @Override
  public Map<String, Supplier<JsonObject>> secrets() {
    return Map.of(
        KEYS,
        () -> Json.object().add("keys", credentials.getJsonArray("merchantKeys")).build(),
        ACQUIRER,
        () -> Json.object().add("key", credentials.getString("key")).build());
  }
}
