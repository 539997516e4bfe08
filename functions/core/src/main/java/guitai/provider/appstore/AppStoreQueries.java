package guitai.provider.appstore;

import guitai.problem.Unavailable;
import guitai.provider.Forged;
import guitai.provider.Notification;
import guitai.provider.PurchaseQueries;
import java.time.InstantSource;
import java.util.Optional;

/// Queries the App Store for a transaction of the environment in which this deployment sells (查单).
///
/// @see <a
///   href="https://developer.apple.com/documentation/appstoreserverapi/get-transaction-info">Get
///   Transaction Info</a>
public record AppStoreQueries(AppStoreServer server, InstantSource clock)
    implements PurchaseQueries {
  @Override
  public String provider() {
    return AppStoreNotifications.PROVIDER;
  }

  @Override
  public Optional<Notification.PurchaseUpdated> query(String transaction) {
    return server.signed(transaction).map(this::updated);
  }

  private Notification.PurchaseUpdated updated(String signed) {
    try {
      return new AppStoreNotifications(server.verifier()).queried(signed, clock.instant());
    } catch (Forged e) {
      throw new Unavailable("the App Store's answer isn't proved: " + e.getMessage(), e);
    }
  }
}
