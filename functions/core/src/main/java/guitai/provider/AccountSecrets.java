package guitai.provider;

import guitai.json.Field;
import guitai.json.Json;
import guitai.problem.Unavailable;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;

/// A secret that holds the keys of several accounts (商户号): those of today's account as a secret of
/// one account has them, and those of former accounts in the list `former`, each with its number in
/// `account`. Keys that belong to an app, not to a merchant, have the app's number there.
public final class AccountSecrets {
  private AccountSecrets() {}

  /// The part of the secret with the keys of a former account.
  ///
  /// @throws Unavailable if the secret doesn't list them
  public static String former(String document, String account) {
    if (Json.parse(document).get("former") instanceof JsonArray former) {
      for (var each : former) {
        if (each instanceof JsonObject keys
            && Field.text(keys, "account").filter(account::equals).isPresent()) {
          return keys.toString();
        }
      }
    }
    throw new Unavailable("the secret has no keys of the former account " + account);
  }
}
