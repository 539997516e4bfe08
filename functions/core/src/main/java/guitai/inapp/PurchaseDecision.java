package guitai.inapp;

import guitai.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Decides what happens next, from what has happened and the command.
public final class PurchaseDecision {
  private PurchaseDecision() {}

  /// @return empty where all of it is known
  /// @throws Problem where the command can't be carried out
  public static List<PurchaseEvent> decide(PurchasePast past, PurchaseCommand command) {
    return switch (command) {
      case PurchaseCommand.RecordUpdate record -> recordUpdate(past, record);
      case PurchaseCommand.Claim claim -> claim(past, claim);
      case PurchaseCommand.RecordAlreadyOwned record -> recordAlreadyOwned(past, record);
      case PurchaseCommand.RecordOwnershipEnded record -> recordOwnershipEnded(past, record);
      case PurchaseCommand.RecordStoreQuery record -> recordStoreQuery(past, record);
      case PurchaseCommand.Identify identify -> identify(past, identify.sold(), identify.at());
      case PurchaseCommand.ProposeResolution propose ->
          PurchaseResolutionDecisions.propose(past, propose);
      case PurchaseCommand.ConfirmResolution confirm ->
          PurchaseResolutionDecisions.confirm(past, confirm);
    };
  }

  private static List<PurchaseEvent> recordUpdate(
      PurchasePast past, PurchaseCommand.RecordUpdate record) {
    var update = record.update();
    var events = new ArrayList<PurchaseEvent>();
    if (!past.mentions(update.notification())) {
      var contents = past.state().contents();
      var sale = record.sold().filter(one -> newer(contents, one.transaction()));
      var renewal = update.renewal().filter(one -> newer(contents, one));
      boolean presented = update.meaning() instanceof UpdateMeaning.Presented;
      // only a store's delivery must be durable before it is acknowledged
      if (!presented || sale.isPresent() || renewal.isPresent()) {
        events.add(
            new PurchaseEvent.UpdateRecorded(
                record.at(),
                update.notification(),
                update.type(),
                update.meaning().text(),
                sale,
                renewal,
                record.source()));
      }
    }
    var after = past.plus(events);
    record.sold().ifPresent(sold -> events.addAll(identify(after, sold, record.at())));
    return List.copyOf(events);
  }

  /// The catalogue may know a product by now, and a token its customer, that it didn't when the
  /// transaction was recorded.
  private static List<PurchaseEvent> identify(PurchasePast past, SoldTransaction sold, Instant at) {
    return past.state()
        .contents()
        .sale(sold.transaction().number())
        .filter(known -> known.learnsFrom(sold))
        .<List<PurchaseEvent>>map(known ->
            List.of(
                new PurchaseEvent.TransactionIdentified(
                    at,
                    known.transaction().number(),
                    sold.buyer().filter(_ -> known.buyer().isEmpty()),
                    sold.gives().filter(_ -> known.gives().isEmpty()),
                    sold.elsewhere().filter(_ -> known.elsewhere().isEmpty()))))
        .orElse(List.of());
  }

  private static boolean newer(InAppPurchase.Contents contents, Transaction signed) {
    return contents
        .sale(signed.number())
        .filter(known -> !signed.newerThan(known.transaction()))
        .isEmpty();
  }

  private static boolean newer(InAppPurchase.Contents contents, Renewal signed) {
    return contents
        .renewal()
        .filter(known -> !signed.signedAt().isAfter(known.signedAt()))
        .isEmpty();
  }

  private static List<PurchaseEvent> claim(PurchasePast past, PurchaseCommand.Claim claim) {
    var state = past.state();
    var sale =
        state
            .contents()
            .sale(claim.transaction())
            .orElseThrow(() -> new IllegalStateException("a claim follows what is claimed"));
    var owner = state.owner(sale);
    if (owner.filter(known -> !known.equals(claim.customer())).isPresent()) {
      throw Problem.of(
          409, "claimed-already", "This purchase belongs to another customer. 该购买已属于其他用户。");
    }
    return owner.isPresent()
        ? List.of()
        : List.of(new PurchaseEvent.Claimed(claim.at(), claim.customer(), claim.source()));
  }

  private static List<PurchaseEvent> recordAlreadyOwned(
      PurchasePast past, PurchaseCommand.RecordAlreadyOwned record) {
    var state = past.state();
    boolean counting =
        state
            .contents()
            .sale(record.transaction())
            .filter(sale -> PurchaseHolds.counts(state, sale))
            .isPresent();
    return counting
        ? List.of(new PurchaseEvent.AlreadyOwnedFound(record.at(), record.transaction()))
        : List.of();
  }

  private static List<PurchaseEvent> recordOwnershipEnded(
      PurchasePast past, PurchaseCommand.RecordOwnershipEnded record) {
    boolean waits =
        past.waitingForOwnership().stream()
            .anyMatch(sale -> sale.transaction().number().equals(record.transaction()));
    return waits
        ? List.of(new PurchaseEvent.OwnershipEnded(record.at(), record.transaction()))
        : List.of();
  }

  private static List<PurchaseEvent> recordStoreQuery(
      PurchasePast past, PurchaseCommand.RecordStoreQuery record) {
    return past.unqueried().contains(record.transaction())
        ? List.of(new PurchaseEvent.StoreQueried(record.at(), record.transaction()))
        : List.of();
  }
}
