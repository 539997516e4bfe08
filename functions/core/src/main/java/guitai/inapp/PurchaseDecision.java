package guitai.inapp;

import guitai.problem.Problem;
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
    };
  }

  private static List<PurchaseEvent> recordUpdate(
      PurchasePast past, PurchaseCommand.RecordUpdate record) {
    var update = record.update();
    if (past.mentions(update.notification())) {
      return List.of();
    }
    var contents = past.state().contents();
    var sale = record.sold().filter(one -> newer(contents, one.transaction()));
    var renewal = update.renewal().filter(one -> newer(contents, one));
    if (update.meaning() instanceof UpdateMeaning.Presented
        && sale.isEmpty()
        && renewal.isEmpty()) {
      return List.of(); // only a store's delivery must be durable before it is acknowledged
    }
    return List.of(
        new PurchaseEvent.UpdateRecorded(
            record.at(),
            update.notification(),
            update.type(),
            update.meaning().text(),
            sale,
            renewal,
            record.source()));
  }

  private static boolean newer(InAppPurchase.Contents contents, Transaction signed) {
    return contents
        .sale(signed.number())
        .filter(known -> !signed.signedAt().isAfter(known.transaction().signedAt()))
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
    var contents = past.state().contents();
    return contents.owned().contains(record.transaction())
            || contents.sale(record.transaction()).filter(s -> s.transaction().good()).isEmpty()
        ? List.of()
        : List.of(new PurchaseEvent.AlreadyOwnedFound(record.at(), record.transaction()));
  }
}
