package guitai.journeys.page;

import guitai.dynamodb.DynamoDb;
import guitai.dynamodb.DynamoOrders;
import guitai.json.Json;
import guitai.lambda.ServeCustomer;
import guitai.lambda.Wiring;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.local.gateway.Invocation;
import guitai.order.OrderId;
import guitai.order.Past;
import guitai.payment.Customer;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// `ServeCustomer` over tables in which no other function works: what it answers of a past is all
/// that the page can know.
final class CustomersApi implements AutoCloseable {
  private final LocalDynamoDb tables = LocalDynamoDb.inMemory();
  private final DynamoDbClient client =
      DynamoDb.client(Optional.of(tables.endpoint()), LocalDynamoDb.REGION);
  private final DynamoOrders orders =
      new DynamoOrders(client, LocalDynamoDb.TABLES, Duration.ofDays(1));
  private final ServeCustomer function = new Wiring(settings()).serveCustomer();

  private Map<String, String> settings() {
    var settings = new TreeMap<String, String>();
    settings.put("AWS_REGION", LocalDynamoDb.REGION);
    settings.put("DYNAMODB_ENDPOINT", tables.endpoint().toString());
    settings.put("SECRETS_URL", "http://localhost:1");
    settings.put("ENTITLEMENT_KEY_ARN", "arn:not-read");
    settings.put("PUBLIC_URL", "http://localhost");
    LocalDynamoDb.TABLES.names().forEach((table, name) -> settings.put(table.setting(), name));
    return settings;
  }

  /// The answer to `GET /orders/{id}` about an order with this past.
  JsonObject answer(Past past, Customer customer) {
    orders.append(Past.none(past.id()), past.events(), Optional.empty());
    return get(past.id(), customer);
  }

  private JsonObject get(OrderId id, Customer customer) {
    var claims = Json.object().add("iss", customer.issuer()).add("sub", customer.subject());
    var authorizer = Json.object().add("jwt", Json.object().add("claims", claims));
    var event =
        Json.object()
            .add("routeKey", "GET /orders/{id}")
            .add("pathParameters", Json.object().add("id", id.text()))
            .add("requestContext", Json.object().add("authorizer", authorizer))
            .build();
    return Json.parse(Json.parse(invoke(event)).getString("body"));
  }

  private byte[] invoke(JsonObject event) {
    var in = new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8));
    var out = new ByteArrayOutputStream();
    var context =
        new Invocation(
            "page",
            "ServeCustomer",
            Instant.now().plusSeconds(60),
            Invocation.lines(new StringBuilder()));
    try {
      function.handleRequest(in, out, context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    client.close();
    tables.close();
  }
}
