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

/// Records a store's signed updates of in-app purchases. They come from the store's notification,
/// from a customer who claims a purchase, or from our own query.
public record PurchaseRecorder(
    Purchases purchases, AccountTokens accounts, Storefronts storefronts) {
  /// @param isNew whether it was new
  public record Recorded(PurchasePast past, boolean isNew) {}

  public Recorded record(PurchaseUpdate update, Evidence evidence, Instant at) {
    var command = recordUpdate(update, evidence, at);
    return write(update, List.of(command), evidence);
  }

  /// Records what a customer presents, and makes them the owner where the purchase has none.
  ///
  /// @throws Problem 409 `claimed-already` where another customer owns it, `purchase-full` where it
  ///   has no room for what is presented
  public Recorded claim(Customer customer, PurchaseUpdate update, Evidence evidence, Instant at) {
    var command = recordUpdate(update, evidence, at);
    var number = update.transaction().orElseThrow().number();
    var claim = new PurchaseCommand.Claim(at, customer, number, evidence.source());
    try {
      return write(update, List.of(command, claim), evidence);
    } catch (OrderFull e) {
      throw Problem.of(
          409, "purchase-full", "Too much has happened to this purchase; ask us. 该购买的记录已满，请联系我们。");
    }
  }

  private PurchaseCommand.RecordUpdate recordUpdate(
      PurchaseUpdate update, Evidence evidence, Instant at) {
    var sale =
        update
            .transaction()
            .map(transaction ->
                new SoldTransaction(
                    transaction, update.account().flatMap(accounts::customer), gives(transaction)));
    return new PurchaseCommand.RecordUpdate(at, update, sale, evidence.source());
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
      PurchaseUpdate update, List<? extends PurchaseCommand> commands, Evidence evidence) {
    var past = purchases.find(update.purchase());
    var written = new PurchaseWriter(purchases).command(past, commands, evidence);
    return new Recorded(written.past(), written.appended());
  }
}
