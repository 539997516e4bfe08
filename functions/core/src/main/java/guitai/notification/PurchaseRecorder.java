package guitai.notification;

import guitai.inapp.AccountTokens;
import guitai.inapp.PurchaseCommand;
import guitai.inapp.PurchaseId;
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
import guitai.provider.Notification;
import guitai.storefront.Storefront;
import guitai.storefront.Storefronts;
import java.time.Instant;
import java.util.ArrayList;
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
      throw full();
    }
  }

  public static Problem full() {
    return Problem.of(
        409, "purchase-full", "Too much has happened to this purchase; ask us. 该购买的记录已满，请联系我们。");
  }

  /// Records the store's answer to our own query; one of no transaction is recorded as an answer
  /// too.
  public Recorded answer(
      PurchaseId id,
      String transaction,
      Optional<Notification.PurchaseUpdated> answer,
      Instant at) {
    var past = purchases.find(id);
    var commands = new ArrayList<PurchaseCommand>();
    answer
        .filter(updated -> updated.update().purchase().equals(id))
        .ifPresent(updated -> commands.add(recordUpdate(updated.update(), updated.evidence(), at)));
    commands.add(new PurchaseCommand.RecordStoreQuery(at, transaction));
    var evidence = answer.map(Notification.PurchaseUpdated::evidence);
    var written = new PurchaseWriter(purchases).command(past, commands, evidence);
    return new Recorded(written.past(), written.appended());
  }

  boolean knows(PurchaseId id, String transaction) {
    return purchases.find(id).state().contents().sold().stream()
        .anyMatch(sale -> sale.transaction().number().equals(transaction));
  }

  /// Reads the catalogue again for what it didn't know when it was recorded.
  ///
  /// @return whether anything is identified that wasn't
  public boolean identify(PurchasePast past, Instant at) {
    var commands =
        past.unidentified().stream()
            .map(sale -> new PurchaseCommand.Identify(at, sold(sale.transaction(), sale.buyer())))
            .toList();
    return new PurchaseWriter(purchases).command(past, commands, Optional.empty()).appended();
  }

  private PurchaseCommand.RecordUpdate recordUpdate(
      PurchaseUpdate update, Evidence evidence, Instant at) {
    var sale =
        update
            .transaction()
            .map(transaction -> sold(transaction, update.account().flatMap(accounts::customer)));
    return new PurchaseCommand.RecordUpdate(at, update, sale, evidence.source());
  }

  private SoldTransaction sold(Transaction transaction, Optional<Customer> buyer) {
    var storefront = transaction.item().storefront().flatMap(storefronts::find);
    var gives = gives(transaction, storefront);
    var elsewhere =
        gives.isPresent()
            ? Optional.<SoldTransaction.Gives>empty()
            : gives(transaction, storefronts.home());
    return new SoldTransaction(transaction, buyer, gives, elsewhere);
  }

  private static Optional<SoldTransaction.Gives> gives(
      Transaction transaction, Optional<Storefront> storefront) {
    var item = transaction.item();
    return storefront
        .flatMap(known -> known.appStoreProduct(item.product()))
        .map(product ->
            new SoldTransaction.Gives(product.id(), product.term().times(item.quantity())));
  }

  private Recorded write(
      PurchaseUpdate update, List<? extends PurchaseCommand> commands, Evidence evidence) {
    var past = purchases.find(update.purchase());
    var written = new PurchaseWriter(purchases).command(past, commands, Optional.of(evidence));
    return new Recorded(written.past(), written.appended());
  }
}
