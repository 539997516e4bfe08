package guitai.lambda;

import guitai.provider.Bills;
import guitai.provider.Notifications;
import guitai.provider.Refunds;
import guitai.provider.Wallet;
import java.util.List;

/// What a deployment uses of one provider: each list is empty where there is nothing of the kind.
/// Each is built only for a function that has the settings for it.
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
