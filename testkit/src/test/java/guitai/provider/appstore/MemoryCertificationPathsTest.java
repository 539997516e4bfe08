package guitai.provider.appstore;

class MemoryCertificationPathsTest extends CertificationPathsContract {
  private final MemoryCertificationPaths paths = new MemoryCertificationPaths();

  @Override
  protected CertificationPaths paths() {
    return paths;
  }
}
