package guitai.local;

import guitai.local.Opening.Simulators;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.local.secrets.ApplePayDocuments;
import guitai.local.secrets.SecretDesk;
import guitai.local.secrets.SecretDocuments;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The settings that the functions are deployed with, pointing at this machine.
///
/// @param publicHost by which browsers and providers reach the store
/// @param simulators where providers are
/// @param merchant by what they know it
record Environment(
    String publicHost, int store, Simulators simulators, int dynamoDb, Credentials merchant) {
  private static final String ATTEMPT_MINUTES = "15";
  private static final String EVIDENCE_DAYS = "180";

  /// @param host by which a function reaches this machine
  Map<String, String> of(String host) {
    var settings = new TreeMap<String, String>();
    settings.put("AWS_REGION", LocalDynamoDb.REGION);
    settings.put("ORDERS_TABLE", LocalDynamoDb.TABLES.orders());
    settings.put("EVIDENCE_TABLE", LocalDynamoDb.TABLES.evidence());
    settings.put("ENTITLEMENTS_TABLE", LocalDynamoDb.TABLES.entitlements());
    settings.put("CATALOGUE_TABLE", LocalDynamoDb.TABLES.catalogue());
    settings.put("LEDGER_TABLE", LocalDynamoDb.TABLES.ledger());
    settings.put("STATEMENTS_TABLE", LocalDynamoDb.TABLES.statements());
    settings.put("CERTIFICATES_TABLE", LocalDynamoDb.TABLES.certificates());
    settings.put("DYNAMODB_ENDPOINT", "http://" + host + ":" + dynamoDb);
    settings.put("SECRETS_URL", "http://" + host + ":" + store);
    settings.put("ORDER_SECRET_ARN", SecretDesk.arn(SecretDocuments.ORDER_SECRET));
    settings.put("ACCOUNT_SECRET_ARN", SecretDesk.arn(SecretDocuments.ACCOUNT_SECRET));
    settings.put("ENTITLEMENT_KEY_ARN", SecretDesk.arn(SecretDocuments.ENTITLEMENT_KEY));
    settings.put("PUBLIC_URL", "http://" + publicHost + ":" + store);
    settings.put("ATTEMPT_MINUTES", ATTEMPT_MINUTES);
    settings.put("EVIDENCE_DAYS", EVIDENCE_DAYS);
    putWechatPay(settings, host);
    putAlipay(settings, host);
    putUnionPay(settings, host);
    putAppStore(settings, host);
    putApplePay(settings, host);
    return settings;
  }

  private void putApplePay(Map<String, String> settings, String host) {
    settings.put("APPLE_PAY_MERCHANT_ID", merchant.applePay().getString("merchantId"));
    settings.put("APPLE_PAY_MERCHANT_NAME", "Guitai 柜台");
    settings.put("APPLE_PAY_KEYS_ARN", SecretDesk.arn(ApplePayDocuments.KEYS));
    settings.put("APPLE_PAY_ACQUIRER_ARN", SecretDesk.arn(ApplePayDocuments.ACQUIRER));
    settings.put("APPLE_PAY_ACQUIRER_ACCOUNT", merchant.applePay().getString("account"));
    settings.put("APPLE_PAY_ACQUIRER_URL", "http://" + host + ":" + simulators.acquirer());
  }

  private void putAppStore(Map<String, String> settings, String host) {
    var app = merchant.appStore();
    var simulator = "http://" + host + ":" + simulators.appStore();
    settings.put("APP_STORE_URL", simulator);
    settings.put("APP_STORE_SANDBOX_URL", "http://" + host + ":" + simulators.sandbox());
    settings.put("APP_STORE_BUNDLE_ID", app.getString("bundleId"));
    settings.put("APP_STORE_APPLE_ID", app.getJsonNumber("appAppleId").toString());
    settings.put("APP_STORE_ENVIRONMENT", app.getString("environment"));
    settings.put("APP_STORE_REVOCATION", "on");
    settings.put("APP_STORE_OCSP_URL", simulator + "/ocsp");
    settings.put("APP_STORE_KEY_ARN", SecretDesk.arn(SecretDocuments.APP_STORE_KEY));
  }

  private void putWechatPay(Map<String, String> settings, String host) {
    settings.put("WECHAT_PAY_URL", "http://" + host + ":" + simulators.wechatPay());
    settings.put("WECHAT_PAY_MCHID", merchant.wechatPay().getString("mchid"));
    settings.put("WECHAT_PAY_MERCHANT_ARN", SecretDesk.arn(SecretDocuments.WECHAT_PAY_MERCHANT));
    settings.put(
        "WECHAT_PAY_NOTIFICATION_ARN", SecretDesk.arn(SecretDocuments.WECHAT_PAY_NOTIFICATION));
    settings.put("WECHAT_PAY_TRUST_ARN", SecretDesk.arn(SecretDocuments.WECHAT_PAY_TRUST));
    var appids = merchant.wechatPay().getJsonObject("appids");
    for (var channel : appids.keySet()) {
      var name = channel.toUpperCase(Locale.ROOT).replace('-', '_');
      settings.put("WECHAT_PAY_APPID_" + name, appids.getString(channel));
    }
  }

  private void putAlipay(Map<String, String> settings, String host) {
    settings.put("ALIPAY_URL", "http://" + host + ":" + simulators.alipay() + "/gateway.do");
    settings.put("ALIPAY_APP_ID", merchant.alipay().getString("appId"));
    settings.put("ALIPAY_SELLER_ID", merchant.alipay().getString("sellerId"));
    settings.put("ALIPAY_CHANNELS", "qr,web,mobile-web,app");
    settings.put("ALIPAY_MERCHANT_ARN", SecretDesk.arn(SecretDocuments.ALIPAY_MERCHANT));
    settings.put("ALIPAY_TRUST_ARN", SecretDesk.arn(SecretDocuments.ALIPAY_TRUST));
  }

  private void putUnionPay(Map<String, String> settings, String host) {
    settings.put("UNION_PAY_URL", "http://" + host + ":" + simulators.unionPay());
    settings.put("UNION_PAY_FILES_URL", "http://" + host + ":" + simulators.unionPay());
    settings.put("UNION_PAY_MER_ID", merchant.unionPay().getString("merId"));
    settings.put("UNION_PAY_MERCHANT_ARN", SecretDesk.arn(SecretDocuments.UNION_PAY_MERCHANT));
  }
}
