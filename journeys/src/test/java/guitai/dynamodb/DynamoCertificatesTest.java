package guitai.dynamodb;

import guitai.local.dynamodb.LocalDynamoDb;
import guitai.provider.Certificates;
import guitai.provider.CertificatesContract;
import org.junit.jupiter.api.AfterAll;

class DynamoCertificatesTest extends CertificatesContract {
  private static final LocalDynamoDb LOCAL = LocalDynamoDb.inMemory();

  @AfterAll
  static void close() {
    LOCAL.close();
  }

  @Override
  protected Certificates certificates() {
    return new DynamoCertificates(LOCAL.client(), LocalDynamoDb.TABLES);
  }
}
