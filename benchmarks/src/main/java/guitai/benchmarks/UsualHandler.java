package guitai.benchmarks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/// A handler as most examples write it, for comparison only: it takes the event as an object, reads
/// its body with Jackson, and reads one item of a table. It verifies, decides and writes nothing.
public final class UsualHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DynamoDbClient dynamoDb =
      DynamoDbClient.builder()
          .region(Region.of(System.getenv("AWS_REGION")))
          .endpointOverride(URI.create(System.getenv("DYNAMODB_ENDPOINT")))
          .httpClient(UrlConnectionHttpClient.create())
          .build();

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    try {
      var body = JSON.readTree(event.getBody());
      var item =
          dynamoDb.getItem(
              GetItemRequest.builder()
                  .tableName(System.getenv("CATALOGUE_TABLE"))
                  .key(Map.of("storefront", AttributeValue.fromS(body.path("storefront").asText())))
                  .build());
      return APIGatewayV2HTTPResponse.builder()
          .withStatusCode(200)
          .withBody(JSON.writeValueAsString(Map.of("found", item.hasItem())))
          .build();
    } catch (JsonProcessingException e) {
      return APIGatewayV2HTTPResponse.builder().withStatusCode(400).build();
    }
  }
}
