package guitai.provider;

class MemoryCertificatesTest extends CertificatesContract {
  private final MemoryCertificates certificates = new MemoryCertificates();

  @Override
  protected Certificates certificates() {
    return certificates;
  }
}
