package guitai.journeys.documents;

import guitai.journeys.rules.Repository;
import guitai.local.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What a merchant who follows `docs/deploy.md` has from the providers, as the simulators give it,
/// in a folder that looks like the repository's root.
final class MerchantFiles {
  private static final String CATALOGUE = "local/src/main/resources/catalogue/CHN.json";
  private static final Map<String, String> FILES =
      Map.of(
          "wechat-pay/merchant-key.pem", "apiclient_key.pem",
          "wechat-pay/merchant-certificate.pem", "apiclient_cert.pem",
          "wechat-pay/public-key.pem", "pub_key.pem",
          "alipay/app-key.pem", "app-key.pem",
          "alipay/alipay-public-key.pem", "alipay-public-key.pem",
          "union-pay/merchant-key.pem", "union-pay-key.pem",
          "union-pay/merchant-certificate.pem", "union-pay-certificate.pem");

  private MerchantFiles() {}

  /// @return what the commands' environment holds beyond the machine's own
  static Map<String, String> of(Store store, Path root) throws IOException {
    var secrets = Files.createDirectories(root.resolve("secrets"));
    Files.createDirectories(root.resolve("target"));
    Files.createDirectories(root.resolve(CATALOGUE).getParent());
    Files.copy(Repository.ROOT.resolve(CATALOGUE), root.resolve(CATALOGUE));
    for (var file : FILES.entrySet()) {
      Files.copy(
          store.home().resolve("keys").resolve(file.getKey()), secrets.resolve(file.getValue()));
    }
    var environment = Map.of("PFX_PASSWORD", "000000");
    new Shell(secrets, environment)
        .run(
            "openssl pkcs12 -export -inkey union-pay-key.pem -in union-pay-certificate.pem"
                + " -passout env:PFX_PASSWORD -out merchant.pfx");
    return environment;
  }
}
