package guitai.storefront;

import guitai.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A country's storefront: its stores, its payment methods and the products with their prices.
///
/// @param code ISO 3166-1 alpha-3, as the App Store writes storefronts (`CHN`)
/// @param zone where its calendar terms are counted
public record Storefront(
    String code,
    String currency,
    ZoneId zone,
    List<Store> stores,
    List<Method> methods,
    List<Product> products) {
  public Storefront {
    stores = List.copyOf(stores);
    methods = List.copyOf(methods);
    products = List.copyOf(products);
  }

  public Optional<Store> store(String id) {
    return stores.stream().filter(store -> store.id().equals(id)).findFirst();
  }

  public Optional<Product> product(String id) {
    return products.stream().filter(product -> product.id().equals(id)).findFirst();
  }

  /// The product that the App Store sells under this name.
  public Optional<Product> appStoreProduct(String name) {
    return products.stream()
        .filter(product -> product.appStoreProduct().filter(name::equals).isPresent())
        .findFirst();
  }

  public JsonObject toJson() {
    return Json.object()
        .add("storefront", code)
        .add("currency", currency)
        .add("stores", array(stores, Store::toJson))
        .add("methods", array(methods, method -> Json.string(method.text())))
        .add("products", array(products, Product::toJson))
        .build();
  }

  /// Reads a catalogue document: the shape of [#toJson] with `zone`, and on each product an
  /// optional `period` (ISO 8601, `P1M`).
  public static Storefront fromJson(JsonObject json) {
    var currency = json.getString("currency");
    var zone = ZoneId.of(json.getString("zone"));
    return new Storefront(
        json.getString("storefront"),
        currency,
        zone,
        each(json.getJsonArray("stores"), Storefront::store),
        json.getJsonArray("methods").getValuesAs(JsonString::getString).stream()
            .map(text -> Method.of(text).orElseThrow())
            .toList(),
        each(json.getJsonArray("products"), product -> product(product, zone)));
  }

  private static Store store(JsonObject json) {
    return new Store(
        json.getString("id"),
        json.getBoolean("open") ? Optional.empty() : Optional.of(json.getString("reason")));
  }

  private static Product product(JsonObject json, ZoneId zone) {
    Map<String, String> titles =
        json.getJsonObject("title").entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, e -> ((JsonString) e.getValue()).getString()));
    return new Product(
        json.getString("id"),
        json.getString("store"),
        json.getString("kind"),
        titles,
        Money.fromJson(json.getJsonObject("price")),
        json.containsKey("period")
            ? new Term.During(Period.parse(json.getString("period")), zone)
            : new Term.ForGood(),
        Optional.ofNullable(json.getString("appStoreProduct", null)));
  }

  private static <T> List<T> each(JsonArray array, Function<JsonObject, T> read) {
    return array.getValuesAs(JsonObject.class).stream().map(read).toList();
  }

  private static <T> JsonArray array(List<T> items, Function<T, ? extends JsonValue> write) {
    var array = Json.array();
    items.forEach(item -> array.add(write.apply(item)));
    return array.build();
  }
}
