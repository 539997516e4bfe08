package guitai.provider.appstore;

import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.provider.NotificationHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The App Store's notification history: every notification that it sent, delivered or not. The App
/// Store takes the answer of any other server at our address for a delivery, so its delivery status
/// proves nothing.
///
/// @see <a
///   href="https://developer.apple.com/documentation/appstoreserverapi/get-notification-history">Get
///   Notification History</a>
public record AppStoreHistory(AppStoreServer server, InstantSource clock)
    implements NotificationHistory {
  @Override
  public String provider() {
    return AppStoreNotifications.PROVIDER;
  }

  @Override
  public String name() {
    return provider() + ":" + server.verifier().account().name();
  }

  /// A day less than the App Store allows: 180 days in production, 30 in the sandbox.
  ///
  /// @see <a
  ///   href="https://developer.apple.com/documentation/appstoreserverapi/notificationhistoryrequest">its
  ///   request</a>
  @Override
  public Duration lookback() {
    return switch (server.verifier().account().environment()) {
      case PRODUCTION -> Duration.ofDays(179);
      case SANDBOX -> Duration.ofDays(29);
    };
  }

  /// Where the App Store no longer knows the token, reading starts again at the first page.
  @Override
  public Page read(Instant from, Instant until, Optional<String> token) {
    var page =
        server
            .notifications(from, until, token)
            .or(() -> server.notifications(from, until, Optional.empty()))
            .orElse(new NotificationHistoryPage(List.of(), Optional.empty()));
    var notifications = new AppStoreNotifications(server.verifier());
    var verified = new ArrayList<Notification>();
    int unproved = 0;
    for (var signed : page.signedPayloads()) {
      try {
        verified.add(notifications.fromHistory(signed, clock.instant()));
      } catch (Forged _) {
        unproved++;
      }
    }
    return new Page(verified, unproved, page.next());
  }
}
