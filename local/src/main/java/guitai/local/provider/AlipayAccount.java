package guitai.local.provider;

import guitai.json.Json;
import guitai.local.secrets.SecretsExtension;
import guitai.sandbox.SimulatorAddresses;
import guitai.sandbox.alipay.Alipay;
import guitai.storefront.Method;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A merchant account of Alipay.
public record AlipayAccount(JsonObject credentials) implements ProviderAccount {
  public static final String MERCHANT = "guitai/alipay/merchant";
  public static final String TRUST = "guitai/alipay/trust";

  private static final Alipay SIMULATOR = new Alipay();

  static AlipayAccount at(Path home) {
    return new AlipayAccount(SIMULATOR.credentials(home));
  }

  @Override
  public String simulator() {
    return SIMULATOR.name();
  }

  @Override
  public Optional<Method> method() {
    return Optional.of(Method.ALIPAY);
  }

  @Override
  public Map<String, String> settings(SimulatorAddresses simulators) {
    return Map.of(
        "ALIPAY_URL", simulators.of(simulator()) + "/gateway.do",
        "ALIPAY_APP_ID", credentials.getString("appId"),
        "ALIPAY_SELLER_ID", credentials.getString("sellerId"),
        "ALIPAY_FORMER", FormerAccounts.setting(credentials),
        "ALIPAY_CHANNELS", "qr,web,mobile-web,app",
        "ALIPAY_MERCHANT_ARN", SecretsExtension.arn(MERCHANT),
        "ALIPAY_TRUST_ARN", SecretsExtension.arn(TRUST));
  }

  @Override
  public Map<String, Supplier<JsonObject>> secrets() {
    return Map.of(
        MERCHANT, () -> key("privateKey", "appPrivateKey"),
        TRUST, () -> key("publicKey", "alipayPublicKey"));
  }

  private JsonObject key(String name, String credential) {
    var today = Json.object().add(name, credentials.getString(credential)).build();
    return FormerAccounts.secret(credentials, today, 1);
  }
}
