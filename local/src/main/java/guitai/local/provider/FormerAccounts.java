package guitai.local.provider;

import guitai.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.List;

/// The accounts that the local store had before at a provider, as its simulator lists them in the
/// credentials: as a setting and as part of a secret.
final class FormerAccounts {
  private FormerAccounts() {}

  private static List<String> of(JsonObject credentials) {
    return credentials.containsKey("former")
        ? credentials.getJsonArray("former").getValuesAs(JsonString::getString)
        : List.of();
  }

  static String setting(JsonObject credentials) {
    return String.join(",", of(credentials));
  }

  /// The secret with the keys of each former account: at a simulator they are today's.
  ///
  /// @param part of an entry by which a secret names the account: 0 the merchant, 1 the app
  static JsonObject secret(JsonObject credentials, JsonObject today, int part) {
    var names =
        of(credentials).stream()
            .map(entry -> entry.split("/", 2))
            .filter(parts -> parts.length > part)
            .map(parts -> parts[part])
            .distinct()
            .toList();
    if (names.isEmpty()) {
      return today;
    }
    var former = Json.array();
    names.forEach(name -> former.add(copy(today).add("account", name)));
    return copy(today).add("former", former).build();
  }

  private static JsonObjectBuilder copy(JsonObject json) {
    var copy = Json.object();
    json.forEach(copy::add);
    return copy;
  }
}
