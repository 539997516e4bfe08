package guitai.lambda;

import guitai.provider.Bills;
import guitai.provider.Notifications;
import guitai.provider.Refunds;
import guitai.provider.Wallet;
import java.util.List;

/// One provider's ports in a deployment. A list is empty where the deployment has none of the kind,
/// and is built only in a function that has the settings for it.
interface ProviderWiring {
  default List<Wallet> wallets() {
    return List.of();
  }

  default List<Refunds> refunds() {
    return List.of();
  }

  default List<Bills> bills() {
    return List.of();
  }

  default List<Notifications> notifications() {
    return List.of();
  }
}
