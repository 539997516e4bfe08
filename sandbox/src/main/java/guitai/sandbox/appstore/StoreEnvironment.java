package guitai.sandbox.appstore;

import java.time.Duration;
import java.util.List;

/// Where customers buy: in the store that is open to all, or where developers and App Review try.
/// Each has its books; the keys, which are Apple's and the developer's, are the same.
public enum StoreEnvironment {
  PRODUCTION("Production", "app-store"),
  /// A notification is sent once, and the app has no number in it.
  SANDBOX("Sandbox", "app-store-sandbox");

  private final String environment;
  private final String directory;

  StoreEnvironment(String environment, String directory) {
    this.environment = environment;
    this.directory = directory;
  }

  /// As what is signed says it.
  String environment() {
    return environment;
  }

  /// Below the home, for the books.
  String directory() {
    return directory;
  }

  /// How far back the notification history begins at most.
  Duration reach() {
    return Duration.ofDays(this == PRODUCTION ? 180 : 30);
  }

  /// From one sending of a notification to the next.
  List<Duration> gaps() {
    return this == PRODUCTION ? NotificationSender.GAPS : List.of();
  }
}
