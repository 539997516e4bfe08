package guitai.provider.appstore;

import guitai.inapp.PurchaseId;
import guitai.inapp.Transaction;
import guitai.problem.Unavailable;
import guitai.provider.StoreTransactions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The App Store's books of our app. A number says nothing of its environment, so they are asked in
/// turn: a deployment that sells in production asks there and, where the number isn't known, in the
/// sandbox, since App Review buys there with the very app that is sold.
///
/// @param servers the first is where this deployment sells
/// @see <a
///   href="https://developer.apple.com/documentation/appstoreserverapi/get-transaction-info">Get
///   Transaction Info</a>
public record AppStoreTransactions(List<AppStoreServer> servers) implements StoreTransactions {
  public AppStoreTransactions {
    servers = List.copyOf(servers);
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("somewhere an app is sold");
    }
  }

  @Override
  public PurchaseId original(String number) {
    var account = servers.getFirst().verifier().account();
    return new PurchaseId(AppStoreNotifications.PROVIDER, account.name(), number);
  }

  @Override
  public Optional<Sold> find(String number) {
    for (var server : servers) {
      var told = server.transaction(number);
      if (told.isPresent()) {
        return Optional.of(sold(server, told.get()));
      }
    }
    return Optional.empty();
  }

  private Sold sold(AppStoreServer server, SignedTransaction told) {
    var transaction = told.transaction();
    var purchase = told.purchase();
    if (transaction.isEmpty() || purchase.isEmpty()) {
      throw new Unavailable("the App Store's transaction lacks what makes it one");
    }
    return new Sold(
        purchase.get(),
        told.environment().text(),
        server.equals(servers.getFirst()),
        transaction.get(),
        subscription(server, transaction.get(), purchase.get()));
  }

  /// The customer's other subscriptions are told too, and aren't asked for.
  private static Optional<Subscription> subscription(
      AppStoreServer server, Transaction transaction, PurchaseId purchase) {
    return transaction.periodic()
        ? server.subscriptions(transaction.number()).stream()
            .filter(status -> status.transaction().purchase().equals(Optional.of(purchase)))
            .findFirst()
            .map(status -> new Subscription(text(status.status()), status.renewal().renewal()))
        : Optional.empty();
  }

  private static String text(SubscriptionStatus.Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
