package guitai.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryStorefrontsTest extends StorefrontsContract {
  private final MemoryStorefronts storefronts = new MemoryStorefronts(List.of());

  @Override
  protected Storefronts storefronts() {
    return storefronts;
  }

  @Override
  protected void publish(JsonObject document) {
    storefronts.publish(Storefront.fromJson(document));
  }

  @Test
  void a_new_price_is_seen_at_once() {
    publish(document(600));
    publish(document(800));
    assertThat(storefronts.find("CHN")).contains(Storefront.fromJson(document(800)));
  }
}
