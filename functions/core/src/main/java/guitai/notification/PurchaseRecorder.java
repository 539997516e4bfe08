package guitai.notification;

import guitai.inapp.AccountTokens;
import guitai.inapp.PurchaseCommand;
import guitai.inapp.PurchasePast;
import guitai.inapp.PurchaseUpdate;
import guitai.inapp.PurchaseWriter;
import guitai.inapp.Purchases;
import guitai.inapp.SoldTransaction;
import guitai.inapp.Transaction;
import guitai.order.OrderFull;
import guitai.payment.Customer;
import guitai.payment.Evidence;
import guitai.problem.Problem;
import guitai.storefront.Storefronts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Records what a store tells of its sales, whoever brings it: the store, a customer who claims
/// one, or our own question.
public record PurchaseRecorder(
    Purchases purchases, AccountTokens accounts, Storefronts storefronts) {
  /// @param news whether it wasn't known
  public record Recorded(PurchasePast past, boolean news) {}

  public Recorded record(PurchaseUpdate telling, Evidence evidence, Instant at) {
    var tell = told(telling, evidence, at);
    return write(telling, List.of(tell), evidence);
  }

  /// Records what a customer presents, and makes it theirs where it is nobody's.
  ///
  /// @throws Problem 409 `claimed-already` where it is somebody else's, `purchase-full` where it
  ///   has no room for what is presented
  public Recorded claim(Customer customer, PurchaseUpdate telling, Evidence evidence, Instant at) {
    var tell = told(telling, evidence, at);
    var number = telling.transaction().orElseThrow().number();
    var claim = new PurchaseCommand.Claim(at, customer, number, evidence.source());
    try {
      return write(telling, List.of(tell, claim), evidence);
    } catch (OrderFull e) {
      throw Problem.of(
          409, "purchase-full", "Too much has happened to this purchase; ask us. 该购买的记录已满，请联系我们。");
    }
  }

  private PurchaseCommand.RecordUpdate told(PurchaseUpdate telling, Evidence evidence, Instant at) {
    var sale =
        telling
            .transaction()
            .map(transaction ->
                new SoldTransaction(
                    transaction,
                    telling.account().flatMap(accounts::customer),
                    gives(transaction)));
    return new PurchaseCommand.RecordUpdate(at, telling, sale, evidence.source());
  }

  private Optional<SoldTransaction.Gives> gives(Transaction transaction) {
    var item = transaction.item();
    return item.storefront()
        .flatMap(storefronts::find)
        .flatMap(storefront -> storefront.appStoreProduct(item.product()))
        .map(product ->
            new SoldTransaction.Gives(product.id(), product.term().times(item.quantity())));
  }

  private Recorded write(
      PurchaseUpdate telling, List<? extends PurchaseCommand> commands, Evidence evidence) {
    var past = purchases.find(telling.purchase());
    var written = new PurchaseWriter(purchases).command(past, commands, evidence);
    return new Recorded(written.past(), written.appended());
  }
}
