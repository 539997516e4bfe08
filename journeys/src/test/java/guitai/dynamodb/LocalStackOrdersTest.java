package guitai.dynamodb;

import com.github.dockerjava.api.exception.NotFoundException;
import guitai.journeys.Needs;
import guitai.local.dynamodb.LocalDynamoDb;
import guitai.local.dynamodb.TableDefinitions;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class LocalStackOrdersTest extends StoredOrdersContract {
  /// The last version that needs no account.
  private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.6.0");

  private static final Tables TABLES = Tables.named("guitai-"::concat);

  private static Optional<LocalStackContainer> container = Optional.empty();
  private static Optional<DynamoDbClient> client = Optional.empty();

  @BeforeAll
  static void start() {
    Needs.orLeaveOut(DockerClientFactory.instance().isDockerAvailable(), "a Docker engine");
    Needs.orLeaveOut(imageIsHere(), "the Docker image " + IMAGE);
    container = Optional.of(started());
    client = container.map(LocalStackContainer::getEndpoint).map(LocalDynamoDb::patient);
    TableDefinitions.create(client.orElseThrow(), TABLES);
  }

  /// A test doesn't fetch a gigabyte by itself.
  private static boolean imageIsHere() {
    try {
      DockerClientFactory.lazyClient().inspectImageCmd(IMAGE.asCanonicalNameString()).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  @SuppressWarnings("resource")
  private static LocalStackContainer started() {
    var localStack =
        new LocalStackContainer(IMAGE)
            .withServices("dynamodb", "dynamodbstreams")
            .withEnv("PROVIDER_OVERRIDE_DYNAMODB", "v2")
            .withEnv("PROVIDER_OVERRIDE_DYNAMODBSTREAMS", "v2");
    localStack.start();
    return localStack;
  }

  @AfterAll
  static void stop() {
    client.ifPresent(DynamoDbClient::close);
    container.ifPresent(LocalStackContainer::stop);
  }

  @Override
  DynamoDbClient client() {
    return client.orElseThrow();
  }

  @Override
  Tables tables() {
    return TABLES;
  }
}
