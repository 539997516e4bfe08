package guitai.storefront;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A thing for sale in one storefront; `titles` by language (`zh`, `en`), `kind` in the store's
/// words (`app`, `pass`).
///
/// @param appStoreProduct its product id in the App Store, for sales inside our apps; empty where
///   the App Store doesn't sell it
public record Product(
    String id,
    String store,
    String kind,
    Map<String, String> titles,
    Money price,
    Term term,
    Optional<String> appStoreProduct) {
  public Product {
    titles = Map.copyOf(titles);
  }

  /// One that the App Store doesn't sell.
  public Product(
      String id, String store, String kind, Map<String, String> titles, Money price, Term term) {
    this(id, store, kind, titles, price, term, Optional.empty());
  }

  /// The title a bill in that language shows, or the English one.
  public String title(String language) {
    return titles.getOrDefault(language, titles.getOrDefault("en", id));
  }

  public JsonObject toJson() {
    var title = Json.object();
    new TreeMap<>(titles).forEach(title::add);
    var json =
        Json.object()
            .add("id", id)
            .add("store", store)
            .add("kind", kind)
            .add("title", title)
            .add("price", price.toJson());
    appStoreProduct.ifPresent(product -> json.add("appStoreProduct", product));
    return json.build();
  }
}
