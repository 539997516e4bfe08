package guitai.provider.appstore;

import guitai.inapp.PurchaseId;
import guitai.inapp.Transaction;
import guitai.problem.Unavailable;
import guitai.provider.StoreTransactions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Queries the App Store for a transaction of our app (查单). A transaction number doesn't show its
/// environment, so the environments are queried in turn. A deployment that sells in production
/// queries production first and, where that doesn't know the number, the sandbox: App Review buys
/// in the sandbox with the published app. A text that is no transaction's number is looked up as
/// the order id that a customer's receipt shows.
///
/// @param servers one for each environment, first the one in which this deployment sells
/// @see <a
///   href="https://developer.apple.com/documentation/appstoreserverapi/get-transaction-info">Get
///   Transaction Info</a>
public record AppStoreTransactions(List<AppStoreServer> servers) implements StoreTransactions {
  public AppStoreTransactions {
    servers = List.copyOf(servers);
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("no server of any environment");
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
      var answer = server.query(number);
      if (answer instanceof TransactionAnswer.Known(var signed)) {
        return Optional.of(sold(server, signed));
      }
      if (answer instanceof TransactionAnswer.Refused) {
        break;
      }
    }
    return ofOrder(number);
  }

  /// The first transaction of an order: an order id has letters, a transaction's number has none.
  private Optional<Sold> ofOrder(String orderId) {
    var server = servers.getFirst();
    boolean possible =
        server.verifier().account().environment() == AppStoreEnvironment.PRODUCTION
            && orderId.chars().anyMatch(Character::isLetter);
    return possible
        ? server.order(orderId).stream().findFirst().map(signed -> sold(server, signed))
        : Optional.empty();
  }

  private Sold sold(AppStoreServer server, SignedTransaction signed) {
    var transaction = signed.transaction();
    var purchase = signed.purchase();
    if (transaction.filter(known -> !known.unreadable()).isEmpty() || purchase.isEmpty()) {
      throw new Unavailable("the App Store's transaction lacks a required field");
    }
    return new Sold(
        purchase.get(),
        signed.environment().text(),
        server.equals(servers.getFirst()),
        transaction.get(),
        subscription(server, transaction.get(), purchase.get()));
  }

  /// The answer lists the customer's other subscriptions as well; they are ignored.
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
