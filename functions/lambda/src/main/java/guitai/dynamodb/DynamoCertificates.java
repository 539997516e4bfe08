package guitai.dynamodb;

import guitai.json.Json;
import guitai.provider.Certificates;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// Platform certificates (平台证书), one item for each provider.
public record DynamoCertificates(DynamoDbClient client, Tables tables) implements Certificates {
  private static final String PROVIDER = "provider";
  private static final String CERTIFICATES = "certificates";
  private static final String PUBLISHED_AT = "publishedAt";

  @Override
  public Optional<Published> of(String provider) {
    var request =
        GetItemRequest.builder()
            .tableName(tables.certificates())
            .key(Map.of(PROVIDER, Values.text(provider)))
            .build();
    var item = Requests.send(() -> client.getItem(request)).item();
    return Values.maybe(item, CERTIFICATES)
        .map(document ->
            new Published(
                Instant.ofEpochMilli(Values.number(item, PUBLISHED_AT)), read(document.s())));
  }

  private static List<Certificate> read(String document) {
    return Json.parse(document).getJsonArray(CERTIFICATES).getValuesAs(JsonObject.class).stream()
        .map(each -> new Certificate(each.getString("serial"), each.getString("pem")))
        .toList();
  }

  @Override
  public void replace(String provider, Published published) {
    var request =
        PutItemRequest.builder()
            .tableName(tables.certificates())
            .item(
                Map.<String, AttributeValue>of(
                    PROVIDER, Values.text(provider),
                    PUBLISHED_AT, Values.millis(published.at()),
                    CERTIFICATES, Values.text(document(published))))
            .build();
    Requests.send(() -> client.putItem(request));
  }

  private static String document(Published published) {
    var all = Json.array();
    published
        .certificates()
        .forEach(
            each -> all.add(Json.object().add("serial", each.serial()).add("pem", each.pem())));
    return Json.object().add(CERTIFICATES, all).build().toString();
  }
}
