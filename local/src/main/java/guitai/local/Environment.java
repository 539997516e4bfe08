package guitai.local;

import guitai.local.dynamodb.LocalDynamoDb;
import guitai.local.provider.ProviderAccounts;
import guitai.local.secrets.SecretsExtension;
import guitai.local.secrets.StoreSecrets;
import guitai.sandbox.SimulatorAddresses;
import java.util.Map;
import java.util.TreeMap;

/// The settings that the functions are deployed with, pointing at this machine.
///
/// @param publicHost by which browsers and providers reach the store
/// @param simulators the addresses of the providers' simulators
/// @param accounts the store's merchant accounts at them
record Environment(
    String publicHost,
    int store,
    SimulatorAddresses simulators,
    int dynamoDb,
    ProviderAccounts accounts) {
  private static final String ATTEMPT_MINUTES = "15";
  private static final String OPEN_ORDERS = "10";
  private static final String EVIDENCE_DAYS = "180";

  /// @param host by which a function reaches this machine
  Map<String, String> of(String host) {
    var settings = new TreeMap<>(accounts.settings(simulators.from(host)));
    settings.put("AWS_REGION", LocalDynamoDb.REGION);
    LocalDynamoDb.TABLES.names().forEach((table, name) -> settings.put(table.setting(), name));
    settings.put("DYNAMODB_ENDPOINT", "http://" + host + ":" + dynamoDb);
    settings.put("SECRETS_URL", "http://" + host + ":" + store);
    settings.put("ORDER_SECRET_ARN", SecretsExtension.arn(StoreSecrets.ORDER_SECRET));
    settings.put("ACCOUNT_SECRET_ARN", SecretsExtension.arn(StoreSecrets.ACCOUNT_SECRET));
    settings.put("ENTITLEMENT_KEY_ARN", SecretsExtension.arn(StoreSecrets.ENTITLEMENT_KEY));
    settings.put("PUBLIC_URL", "http://" + publicHost + ":" + store);
    settings.put("ATTEMPT_MINUTES", ATTEMPT_MINUTES);
    settings.put("OPEN_ORDERS", OPEN_ORDERS);
    settings.put("EVIDENCE_DAYS", EVIDENCE_DAYS);
    return settings;
  }
}
