package guitai.local.provider;

import guitai.json.Json;
import guitai.local.secrets.SecretsExtension;
import guitai.sandbox.SimulatorAddresses;
import guitai.sandbox.wechatpay.WechatPay;
import guitai.storefront.Method;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// A merchant account of WeChat Pay.
public record WechatPayAccount(JsonObject credentials) implements ProviderAccount {
  public static final String MERCHANT = "guitai/wechat-pay/merchant";
  public static final String NOTIFICATION = "guitai/wechat-pay/notification";
  public static final String TRUST = "guitai/wechat-pay/trust";

  private static final WechatPay SIMULATOR = new WechatPay();

  static WechatPayAccount at(Path home) {
    return new WechatPayAccount(SIMULATOR.credentials(home));
  }

  @Override
  public String simulator() {
    return SIMULATOR.name();
  }

  @Override
  public Optional<Method> method() {
    return Optional.of(Method.WECHAT_PAY);
  }

  @Override
  public Map<String, String> settings(SimulatorAddresses simulators) {
    var settings = new TreeMap<String, String>();
    settings.put("WECHAT_PAY_URL", simulators.of(simulator()).toString());
    settings.put("WECHAT_PAY_MCHID", credentials.getString("mchid"));
    settings.put("WECHAT_PAY_MERCHANT_ARN", SecretsExtension.arn(MERCHANT));
    settings.put("WECHAT_PAY_NOTIFICATION_ARN", SecretsExtension.arn(NOTIFICATION));
    settings.put("WECHAT_PAY_TRUST_ARN", SecretsExtension.arn(TRUST));
    settings.put("WECHAT_PAY_FORMER", FormerAccounts.setting(credentials));
    var appids = credentials.getJsonObject("appids");
    for (var channel : appids.keySet()) {
      var name = channel.toUpperCase(Locale.ROOT).replace('-', '_');
      settings.put("WECHAT_PAY_APPID_" + name, appids.getString(channel));
    }
    return settings;
  }

  @Override
  public Map<String, Supplier<JsonObject>> secrets() {
    return Map.of(
        MERCHANT, () -> withFormer(merchant()),
        NOTIFICATION, () -> withFormer(notification()),
        TRUST, () -> withFormer(keys()));
  }

  private JsonObject withFormer(JsonObject today) {
    return FormerAccounts.secret(credentials, today, 0);
  }

  private JsonObject merchant() {
    return Json.object()
        .add("serial", credentials.getString("merchantSerial"))
        .add("privateKey", credentials.getString("merchantPrivateKey"))
        .build();
  }

  private JsonObject notification() {
    return Json.object()
        .add("apiV3Key", credentials.getString("apiV3Key"))
        .add("apiV2Key", credentials.getString("apiV2Key"))
        .build();
  }

  /// The platform certificate and the WeChat Pay public key at once, as during a merchant's
  /// migration.
  private JsonObject keys() {
    var publicKey = key("publicKeyId").add("publicKey", credentials.getString("publicKey"));
    var certificate =
        key("platformSerial").add("certificate", credentials.getString("platformCertificate"));
    return Json.object()
        .add("keys", Json.array().add(publicKey).add(certificate))
        .add("answersWith", credentials.getString("publicKeyId"))
        .build();
  }

  private JsonObjectBuilder key(String id) {
    return Json.object().add("id", credentials.getString(id));
  }
}
