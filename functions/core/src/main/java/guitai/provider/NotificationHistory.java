package guitai.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a provider has told, or tried to tell, for whoever did not hear it.
public interface NotificationHistory {
  /// The provider's name in our contract (`app-store`).
  String provider();

  /// The provider's and our account's there: what was read of it is remembered under this name.
  String name();

  /// How far back a reading may begin; a day later it may still be read on.
  Duration reach();

  /// One page of what was told from one instant to another; each of it proved as a delivery is.
  ///
  /// @param token of the page before; empty for the first
  /// @throws guitai.order.Unavailable where there is no answer to be read
  Page read(Instant from, Instant until, Optional<String> token);

  /// @param unproved how many lacked a proof, and are none of the notices
  /// @param next token of the next page; empty at the end
  record Page(List<Notification> notifications, int unproved, Optional<String> next) {
    public Page {
      notifications = List.copyOf(notifications);
    }
  }
}
