package guitai.storefront;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/// A thing for sale in one storefront; `titles` by language (`zh`, `en`), `kind` as the store calls
/// it (`app`, `pass`).
public record Product(
    String id, String store, String kind, Map<String, String> titles, Money price, Term term) {
  public Product {
    titles = Map.copyOf(titles);
  }

  /// The title a bill in that language shows, or the English one.
  public String title(String language) {
    return titles.getOrDefault(language, titles.getOrDefault("en", id));
  }

  public JsonObject toJson() {
    var title = Json.object();
    new TreeMap<>(titles).forEach(title::add);
    return Json.object()
        .add("id", id)
        .add("store", store)
        .add("kind", kind)
        .add("title", title)
        .add("price", price.toJson())
        .build();
  }
}
