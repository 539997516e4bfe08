package guitai.dynamodb;

import guitai.json.Json;
import guitai.storefront.Storefront;
import guitai.storefront.Storefronts;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// The catalogue; each storefront's document is cached for a minute.
public final class DynamoStorefronts implements Storefronts {
  static final Duration AT_HAND = Duration.ofMinutes(1);
  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

  private record Read(Storefront storefront, Instant at) {}

  private final Map<String, Read> read = new ConcurrentHashMap<>();
  private final DynamoDbClient client;
  private final Tables tables;
  private final InstantSource clock;

  public DynamoStorefronts(DynamoDbClient client, Tables tables, InstantSource clock) {
    this.client = client;
    this.tables = tables;
    this.clock = clock;
  }

  @Override
  public Optional<Storefront> find(String code) {
    var now = clock.instant();
    var known = Optional.ofNullable(read.get(code)).filter(r -> now.isBefore(r.at().plus(AT_HAND)));
    return known.isPresent() ? known.map(Read::storefront) : ask(code, now);
  }

  /// Only documents that exist are cached: anyone can send unknown codes, in any number.
  private Optional<Storefront> ask(String code, Instant now) {
    if (!CODE.matcher(code).matches()) {
      return Optional.empty();
    }
    var request = GetItemRequest.builder().tableName(tables.catalogue()).key(key(code)).build();
    var found =
        Values.maybe(Requests.send(() -> client.getItem(request)).item(), "document")
            .map(document -> Storefront.fromJson(Json.parse(document.s())));
    found.ifPresent(storefront -> read.put(code, new Read(storefront, now)));
    return found;
  }

  /// Replaces a storefront's document; seen by every reader within a minute.
  public void publish(JsonObject document) {
    var code = Storefront.fromJson(document).code();
    var request =
        PutItemRequest.builder()
            .tableName(tables.catalogue())
            .item(
                Map.<String, AttributeValue>of(
                    "storefront", Values.text(code),
                    "document", Values.text(document.toString())))
            .build();
    Requests.send(() -> client.putItem(request));
  }

  private static Map<String, AttributeValue> key(String code) {
    return Map.of("storefront", Values.text(code));
  }
}
