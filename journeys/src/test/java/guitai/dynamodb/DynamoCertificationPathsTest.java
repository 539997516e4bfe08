package guitai.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.local.dynamodb.LocalDynamoDb;
import guitai.provider.Certificates.Certificate;
import guitai.provider.Certificates.Published;
import guitai.provider.appstore.CertificationPaths;
import guitai.provider.appstore.CertificationPathsContract;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DynamoCertificationPathsTest extends CertificationPathsContract {
  private static final LocalDynamoDb LOCAL = LocalDynamoDb.inMemory();

  private final DynamoStore store =
      new DynamoStore(Optional.of(LOCAL.endpoint()), LocalDynamoDb.REGION, LocalDynamoDb.TABLES);

  @AfterAll
  static void close() {
    LOCAL.close();
  }

  @Override
  protected CertificationPaths paths() {
    return store.certificationPaths();
  }

  @Test
  void what_providers_publish_is_beside_it_and_nothing_to_it() {
    var published =
        new Published(Instant.parse("2026-11-26T04:00:00Z"), List.of(new Certificate("01", "pem")));
    store.certificates().replace("wechat-pay", published);

    assertThat(paths().all()).isEmpty();
    assertThat(store.certificates().of("wechat-pay")).contains(published);
  }
}
