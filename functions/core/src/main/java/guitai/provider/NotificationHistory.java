package guitai.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The notifications that a provider has sent or tried to send. RecoverPayments reads those we
/// missed from it (掉单补偿).
public interface NotificationHistory {
  /// The provider's name in our contract (`app-store`).
  String provider();

  /// Names the provider and our account; the progress of the reading is stored under it.
  String name();

  /// How far back a reading may begin; it may continue for one day more.
  Duration lookback();

  /// One page of the notifications sent between two instants, each verified as a delivery is.
  ///
  /// @param token of the page before; empty for the first
  /// @throws guitai.problem.Unavailable if no readable answer came
  Page read(Instant from, Instant until, Optional<String> token);

  /// @param unverified how many failed verification; they are not among the notifications
  /// @param next token of the next page; empty at the end
  record Page(List<Notification> notifications, int unverified, Optional<String> next) {
    public Page {
      notifications = List.copyOf(notifications);
    }
  }
}
