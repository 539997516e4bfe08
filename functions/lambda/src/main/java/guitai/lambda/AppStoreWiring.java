package guitai.lambda;

import guitai.json.Json;
import guitai.provider.Notifications;
import guitai.provider.appstore.AppStoreAccount;
import guitai.provider.appstore.AppStoreEnvironment;
import guitai.provider.appstore.AppStoreNotifications;
import guitai.provider.appstore.AppStoreVerifier;
import guitai.purchase.AccountNumbers;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/// The App Store, where a deployment has an app there; nothing otherwise.
///
/// @param root that its signatures must lead to
record AppStoreWiring(Settings settings, X509Certificate root) {
  List<Notifications> notifications() {
    return offered() ? List.of(presented()) : List.of();
  }

  /// For what a customer presents.
  AppStoreNotifications presented() {
    return new AppStoreNotifications(new AppStoreVerifier(account(), root));
  }

  Supplier<AccountNumbers> accountNumbers() {
    return settings.secret("ACCOUNT_SECRET_ARN", AppStoreWiring::accountNumbers);
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

  private static AccountNumbers accountNumbers(String document) {
    return new AccountNumbers(Base64.getDecoder().decode(Json.parse(document).getString("secret")));
  }
}
