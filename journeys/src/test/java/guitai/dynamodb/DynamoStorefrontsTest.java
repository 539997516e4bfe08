package guitai.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.problem.Unavailable;
import guitai.storefront.Storefront;
import guitai.storefront.Storefronts;
import guitai.storefront.StorefrontsContract;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DynamoStorefrontsTest extends StorefrontsContract {
  private final LocalDynamoDb local = LocalDynamoDb.inMemory();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final DynamoStorefronts storefronts =
      new DynamoStorefronts(local.client(), LocalDynamoDb.TABLES, now::get);

  @AfterEach
  void close() {
    local.close();
  }

  @Override
  protected Storefronts storefronts() {
    return storefronts;
  }

  @Override
  protected void publish(JsonObject document) {
    storefronts.publish(document);
  }

  @Test
  void a_new_price_is_seen_a_minute_later() {
    storefronts.publish(document(600));
    assertThat(storefronts.find("CHN")).contains(Storefront.fromJson(document(600)));
    storefronts.publish(document(800));
    now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(59)));
    assertThat(storefronts.find("CHN")).contains(Storefront.fromJson(document(600)));
    now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(1)));
    assertThat(storefronts.find("CHN")).contains(Storefront.fromJson(document(800)));
  }

  @Test
  void a_document_that_cant_be_read_is_not_published() {
    assertThatThrownBy(() -> storefronts.publish(Json.parse("{\"storefront\":\"CHN\"}")))
        .isNotInstanceOf(Unavailable.class);
    assertThat(storefronts.find("CHN")).isEmpty();
  }
}
