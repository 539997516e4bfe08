package guitai.provider.appstore;

import java.util.Arrays;
import java.util.Optional;

/// Where a purchase was made. What Xcode and local tests sign is of neither: nobody vouches for it.
public enum AppStoreEnvironment {
  PRODUCTION("Production"),
  SANDBOX("Sandbox");

  private final String text;

  AppStoreEnvironment(String text) {
    this.text = text;
  }

  /// As the App Store writes it.
  public String text() {
    return text;
  }

  public static Optional<AppStoreEnvironment> of(String text) {
    return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
  }
}
