package guitai.local.provider;

import guitai.json.Json;
import guitai.keys.Pem;
import guitai.lambda.Trust;
import guitai.local.secrets.SecretsExtension;
import guitai.provider.unionpay.UnionPayRoots;
import guitai.sandbox.SimulatorAddresses;
import guitai.sandbox.unionpay.UnionPay;
import guitai.storefront.Method;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A merchant account of UnionPay, through which customers pay with Apple Pay in apps.
public record UnionPayAccount(JsonObject credentials) implements ProviderAccount {
  public static final String MERCHANT = "guitai/union-pay/merchant";

  private static final UnionPay SIMULATOR = new UnionPay();

  static UnionPayAccount at(Path home) {
    return new UnionPayAccount(SIMULATOR.credentials(home));
  }

  @Override
  public String simulator() {
    return SIMULATOR.name();
  }

  @Override
  public Optional<Method> method() {
    return Optional.of(Method.APPLE_PAY);
  }

  @Override
  public Map<String, String> settings(SimulatorAddresses simulators) {
    var gateway = simulators.of(simulator()).toString();
    return Map.of(
        "UNION_PAY_URL",
        gateway,
        "UNION_PAY_FILES_URL",
        gateway,
        "UNION_PAY_MER_ID",
        credentials.getString("merId"),
        "UNION_PAY_FORMER",
        FormerAccounts.setting(credentials),
        "UNION_PAY_MERCHANT_ARN",
        SecretsExtension.arn(MERCHANT));
  }

  @Override
  public Map<String, Supplier<JsonObject>> secrets() {
    return Map.of(MERCHANT, this::merchant);
  }

  private JsonObject merchant() {
    var today =
        Json.object()
            .add("certificate", credentials.getString("certificate"))
            .add("privateKey", credentials.getString("privateKey"))
            .build();
    return FormerAccounts.secret(credentials, today, 0);
  }

  @Override
  public Trust trust(Trust others) {
    return others.withUnionPay(
        UnionPayRoots.insteadOfUnionPays(certificate("root"), certificate("issuer")));
  }

  private X509Certificate certificate(String whose) {
    return Pem.certificate(credentials.getString(whose + "Certificate"));
  }
}
