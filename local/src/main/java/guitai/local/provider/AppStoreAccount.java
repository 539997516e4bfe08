package guitai.local.provider;

import guitai.json.Json;
import guitai.keys.Pem;
import guitai.lambda.Trust;
import guitai.local.secrets.SecretsExtension;
import guitai.sandbox.SimulatorAddresses;
import guitai.sandbox.appstore.AppStore;
import guitai.sandbox.appstore.StoreEnvironment;
import guitai.storefront.Method;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A developer with an app in the App Store, and in Apple's sandbox of it.
public record AppStoreAccount(JsonObject credentials) implements ProviderAccount {
  public static final String KEY = "guitai/app-store/key";

  private static final AppStore PRODUCTION = new AppStore(StoreEnvironment.PRODUCTION);
  private static final AppStore SANDBOX = new AppStore(StoreEnvironment.SANDBOX);

  static AppStoreAccount at(Path home) {
    return new AppStoreAccount(PRODUCTION.credentials(home));
  }

  @Override
  public String simulator() {
    return PRODUCTION.name();
  }

  @Override
  public Optional<Method> method() {
    return Optional.empty();
  }

  @Override
  public Map<String, String> settings(SimulatorAddresses simulators) {
    var appStore = simulators.of(PRODUCTION.name());
    return Map.of(
        "APP_STORE_URL", appStore.toString(),
        "APP_STORE_SANDBOX_URL", simulators.of(SANDBOX.name()).toString(),
        "APP_STORE_BUNDLE_ID", credentials.getString("bundleId"),
        "APP_STORE_APPLE_ID", credentials.getJsonNumber("appAppleId").toString(),
        "APP_STORE_ENVIRONMENT", credentials.getString("environment"),
        "APP_STORE_REVOCATION", "on",
        "APP_STORE_OCSP_URL", appStore + "/ocsp",
        "APP_STORE_KEY_ARN", SecretsExtension.arn(KEY));
  }

  @Override
  public Map<String, Supplier<JsonObject>> secrets() {
    return Map.of(KEY, this::key);
  }

  private JsonObject key() {
    return Json.object()
        .add("issuerId", credentials.getString("issuerId"))
        .add("keyId", credentials.getString("keyId"))
        .add("privateKey", credentials.getString("privateKey"))
        .build();
  }

  @Override
  public Trust trust(Trust others) {
    return others.withApple(Pem.certificate(credentials.getString("rootCertificate")));
  }
}
