package guitai.provider.appstore;

import java.util.Optional;

/// The app whose purchases this deployment handles.
///
/// @param bundleId as in `com.example.app`
/// @param appAppleId the app's number in the App Store; it has one only in production
public record AppStoreAccount(
    String bundleId, Optional<Long> appAppleId, AppStoreEnvironment environment) {
  public AppStoreAccount {
    if (environment == AppStoreEnvironment.PRODUCTION && appAppleId.isEmpty()) {
      throw new IllegalArgumentException("in production an app has an Apple ID");
    }
  }

  /// The account's name in our records: sandbox and production purchases never share one.
  String name() {
    return switch (environment) {
      case PRODUCTION -> bundleId;
      case SANDBOX -> bundleId + "/sandbox";
    };
  }
}
