package guitai.keys;

import guitai.json.Json;

/// A digest that shows whether texts are equal without storing them.
public final class Fingerprint {
  private Fingerprint() {}

  /// SHA-256 over the parts, lower-case hex; where one part ends and the next begins counts.
  public static String of(String... parts) {
    var array = Json.array();
    for (var part : parts) {
      array.add(part);
    }
    return Digest.sha256(array.build().toString());
  }
}
