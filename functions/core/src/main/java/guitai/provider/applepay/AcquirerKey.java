package guitai.provider.applepay;

import guitai.json.Json;
import guitai.json.MalformedJson;
import jakarta.json.JsonString;

/// The API key for our acquirer. It is never printed.
public record AcquirerKey(String text) {
  /// Reads the secret `{"key":"…"}`.
  public static AcquirerKey parse(String document) {
    if (Json.parse(document).get("key") instanceof JsonString key) {
      return new AcquirerKey(key.getString());
    }
    throw new MalformedJson("the document has no text 'key'");
  }

  @Override
  public String toString() {
    return "AcquirerKey[]";
  }
}
