package guitai.provider.appstore;

import guitai.json.Named;
import java.net.URI;
import java.util.Optional;

/// Where a purchase was made. Objects signed by Xcode or by local tests belong to neither: no Apple
/// certificate proves them.
public enum AppStoreEnvironment implements Named {
  PRODUCTION("Production", "https://api.storekit.apple.com"),
  SANDBOX("Sandbox", "https://api.storekit-sandbox.apple.com");

  private final String text;
  private final String host;

  AppStoreEnvironment(String text, String host) {
    this.text = text;
    this.host = host;
  }

  /// The host of the App Store Server API.
  public URI host() {
    return URI.create(host);
  }

  /// As the App Store writes it.
  @Override
  public String text() {
    return text;
  }

  public static Optional<AppStoreEnvironment> of(String text) {
    return Named.of(AppStoreEnvironment.class, text);
  }
}
