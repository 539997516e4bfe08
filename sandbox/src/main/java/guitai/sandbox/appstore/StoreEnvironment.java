package guitai.sandbox.appstore;

import java.time.Duration;
import java.util.List;

/// The App Store's environments: production, and the sandbox of developers and App Review. Each has
/// its own transactions; the keys of Apple and the developer are the same.
public enum StoreEnvironment {
  PRODUCTION("Production", "app-store"),
  /// A notification is sent once, and its app has no number.
  SANDBOX("Sandbox", "app-store-sandbox");

  private final String environment;
  private final String directory;

  StoreEnvironment(String environment, String directory) {
    this.environment = environment;
    this.directory = directory;
  }

  /// The name in signed data.
  String environment() {
    return environment;
  }

  /// The journal's folder below the home directory.
  String directory() {
    return directory;
  }

  /// The limit of the notification history's start, back from now.
  Duration reach() {
    return Duration.ofDays(this == PRODUCTION ? 180 : 30);
  }

  /// The gaps between the deliveries of a notification.
  List<Duration> gaps() {
    return this == PRODUCTION ? NotificationSender.GAPS : List.of();
  }
}
