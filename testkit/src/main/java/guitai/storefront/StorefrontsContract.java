package guitai.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

/// The contract of every catalogue.
public abstract class StorefrontsContract {
  /// Of one app at this price, in fen.
  protected static JsonObject document(int price) {
    return Json.parse(
        """
        {"storefront": "CHN", "currency": "CNY", "zone": "Asia/Shanghai",
         "stores": [{"id": "app-store", "open": true}], "methods": ["wechat-pay"],
         "products": [{"id": "teahouse", "store": "app-store", "kind": "app",
           "title": {"zh": "茶馆"}, "price": {"minorUnits": %d, "currency": "CNY"}}]}
        """
            .formatted(price));
  }

  protected abstract Storefronts storefronts();

  protected abstract void publish(JsonObject document);

  @Test
  void a_published_storefront_is_found() {
    assertThat(storefronts().find("CHN")).isEmpty();
    publish(document(600));
    assertThat(storefronts().find("CHN")).contains(Storefront.fromJson(document(600)));
  }

  @Test
  void unknown_storefronts_are_empty() {
    publish(document(600));
    assertThat(storefronts().find("USA")).isEmpty();
    assertThat(storefronts().find("")).isEmpty();
    assertThat(storefronts().find("chn' OR 1")).isEmpty();
  }
}
