package guitai.lambda;

import guitai.inapp.AccountTokenDerivation;
import guitai.json.Json;
import guitai.provider.NotificationHistory;
import guitai.provider.Notifications;
import guitai.provider.PurchaseQueries;
import guitai.provider.StoreTransactions;
import guitai.provider.appstore.AppStoreAccount;
import guitai.provider.appstore.AppStoreEnvironment;
import guitai.provider.appstore.AppStoreHistory;
import guitai.provider.appstore.AppStoreKey;
import guitai.provider.appstore.AppStoreNotifications;
import guitai.provider.appstore.AppStoreQueries;
import guitai.provider.appstore.AppStoreServer;
import guitai.provider.appstore.AppStoreTransactions;
import guitai.provider.appstore.AppStoreVerifier;
import guitai.provider.appstore.CertificationPaths;
import guitai.provider.appstore.KnownPaths;
import guitai.provider.appstore.OcspResponders;
import guitai.provider.appstore.RevocationInquiry;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The App Store, where the deployment has an app there; empty otherwise.
///
/// @param root that its signatures must lead to
/// @param paths stores the App Store's certification paths and their revocation status
record AppStoreWiring(Settings settings, X509Certificate root, CertificationPaths paths)
    implements ProviderWiring {
  @Override
  public List<Notifications> notifications() {
    return presented().<List<Notifications>>map(List::of).orElse(List.of());
  }

  /// Verifies the signed transactions that customers present.
  Optional<AppStoreNotifications> presented() {
    return offered()
        ? Optional.of(new AppStoreNotifications(verifier(account())))
        : Optional.empty();
  }

  /// The App Store's history of its notifications, received or not; empty without a key of its API.
  List<NotificationHistory> histories() {
    return hasKey() ? List.of(new AppStoreHistory(server(), settings.host())) : List.of();
  }

  /// The App Store's own record of transactions; empty without a key of its API.
  Optional<StoreTransactions> sales() {
    if (!hasKey()) {
      return Optional.empty();
    }
    return Optional.of(
        new AppStoreTransactions(
            switch (account().environment()) {
              case PRODUCTION -> List.of(server(), sandbox());
              case SANDBOX -> List.of(server());
            }));
  }

  /// Its signed answers about what it sold; empty without a key of its API.
  Optional<PurchaseQueries> queries() {
    return hasKey()
        ? Optional.of(new AppStoreQueries(server(), settings.host()))
        : Optional.empty();
  }

  private boolean hasKey() {
    return offered() && settings.optional("APP_STORE_KEY_ARN").isPresent();
  }

  Optional<Supplier<AccountTokenDerivation>> accountNumbers() {
    return offered()
        ? Optional.of(settings.secret("ACCOUNT_SECRET_ARN", AppStoreWiring::accountNumbers))
        : Optional.empty();
  }

  /// Empty where the deployment doesn't check whether certificates are revoked.
  Optional<RevocationInquiry> inquiry() {
    if (!offered() || !checksRevocation()) {
      return Optional.empty();
    }
    var relay = settings.optional("APP_STORE_OCSP_URL").map(URI::create);
    var responders = new OcspResponders(root, relay, OcspResponders.LIMIT, settings.host());
    return Optional.of(new RevocationInquiry(paths, responders, settings.host()));
  }

  private AppStoreVerifier verifier(AppStoreAccount account) {
    return checksRevocation()
        ? new AppStoreVerifier(account, root, new KnownPaths(paths, settings.host()))
        : new AppStoreVerifier(account, root);
  }

  private boolean checksRevocation() {
    var text = settings.optional("APP_STORE_REVOCATION").orElse("off");
    return switch (text) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new IllegalStateException("APP_STORE_REVOCATION is on or off: " + text);
    };
  }

  private AppStoreServer server() {
    return server("APP_STORE_URL", account());
  }

  private AppStoreServer sandbox() {
    var app = account();
    return server(
        "APP_STORE_SANDBOX_URL",
        new AppStoreAccount(app.bundleId(), app.appAppleId(), AppStoreEnvironment.SANDBOX));
  }

  /// @param url the setting with the address of a replacement for the App Store's server
  private AppStoreServer server(String url, AppStoreAccount account) {
    var address =
        settings.optional(url).map(URI::create).orElseGet(() -> account.environment().host());
    var key = settings.secret("APP_STORE_KEY_ARN", AppStoreKey::parse);
    return new AppStoreServer(address, verifier(account), key, settings.host());
  }

  private boolean offered() {
    return settings.optional("APP_STORE_BUNDLE_ID").isPresent();
  }

  private AppStoreAccount account() {
    var environment = settings.required("APP_STORE_ENVIRONMENT");
    return new AppStoreAccount(
        settings.required("APP_STORE_BUNDLE_ID"),
        settings.optional("APP_STORE_APPLE_ID").map(Long::valueOf),
        AppStoreEnvironment.of(environment)
            .orElseThrow(() -> new IllegalStateException("no such environment: " + environment)));
  }

  private static AccountTokenDerivation accountNumbers(String document) {
    return new AccountTokenDerivation(
        Base64.getDecoder().decode(Json.parse(document).getString("secret")));
  }
}
