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

/// The App Store's notification history: all that it told, whether it thinks that it was heard or
/// not, since an answer from whoever else sat at our address counts as heard too.
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

  /// A day less than what the App Store takes: 180 days in production, 30 in the sandbox.
  ///
  /// @see <a
  ///   href="https://developer.apple.com/documentation/appstoreserverapi/notificationhistoryrequest">its
  ///   request</a>
  @Override
  public Duration reach() {
    return switch (server.verifier().account().environment()) {
      case PRODUCTION -> Duration.ofDays(179);
      case SANDBOX -> Duration.ofDays(29);
    };
  }

  /// A token that isn't known any more begins again.
  @Override
  public Page read(Instant from, Instant until, Optional<String> token) {
    var page =
        server
            .notifications(from, until, token)
            .or(() -> server.notifications(from, until, Optional.empty()))
            .orElse(new NotificationHistoryPage(List.of(), Optional.empty()));
    var notifications = new AppStoreNotifications(server.verifier());
    var notices = new ArrayList<Notification>();
    int unproved = 0;
    for (var signed : page.signedPayloads()) {
      try {
        notices.add(notifications.recalled(signed, clock.instant()));
      } catch (Forged _) {
        unproved++;
      }
    }
    return new Page(notices, unproved, page.next());
  }
}
