package guitai.dynamodb;

import guitai.provider.appstore.CertificationPaths;
import guitai.provider.appstore.MemoryCertificationPaths;

class MemoryCertificationPathsTest extends CertificationPathsContract {
  private final MemoryCertificationPaths paths = new MemoryCertificationPaths();

  @Override
  CertificationPaths paths() {
    return paths;
  }
}
