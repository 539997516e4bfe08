package guitai.inapp;

import guitai.problem.Problem;
import java.util.List;

/// Decides what happens next, from what has happened and what is asked.
public final class PurchaseDecision {
  private PurchaseDecision() {}

  /// @return nothing where it is all known
  /// @throws Problem where what is asked can't be
  public static List<PurchaseEvent> decide(PurchasePast past, PurchaseCommand command) {
    return switch (command) {
      case PurchaseCommand.RecordUpdate tell -> tell(past, tell);
      case PurchaseCommand.Claim claim -> claim(past, claim);
      case PurchaseCommand.RecordAlreadyOwned find -> findOwned(past, find);
    };
  }

  private static List<PurchaseEvent> tell(PurchasePast past, PurchaseCommand.RecordUpdate tell) {
    var telling = tell.update();
    if (past.mentions(telling.notification())) {
      return List.of();
    }
    var contents = past.state().contents();
    var sale = tell.sold().filter(one -> newer(contents, one.transaction()));
    var renewal = telling.renewal().filter(one -> newer(contents, one));
    if (telling.meaning() instanceof UpdateMeaning.Presented
        && sale.isEmpty()
        && renewal.isEmpty()) {
      return List.of(); // no store's delivery, which is durable before it is acknowledged
    }
    return List.of(
        new PurchaseEvent.UpdateRecorded(
            tell.at(),
            telling.notification(),
            telling.type(),
            telling.meaning().text(),
            sale,
            renewal,
            tell.source()));
  }

  private static boolean newer(InAppPurchase.Contents contents, Transaction told) {
    return contents
        .sale(told.number())
        .filter(known -> !told.signedAt().isAfter(known.transaction().signedAt()))
        .isEmpty();
  }

  private static boolean newer(InAppPurchase.Contents contents, Renewal told) {
    return contents.renewal().filter(known -> !told.signedAt().isAfter(known.signedAt())).isEmpty();
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

  private static List<PurchaseEvent> findOwned(
      PurchasePast past, PurchaseCommand.RecordAlreadyOwned find) {
    var contents = past.state().contents();
    return contents.owned().contains(find.transaction())
            || contents.sale(find.transaction()).filter(s -> s.transaction().good()).isEmpty()
        ? List.of()
        : List.of(new PurchaseEvent.AlreadyOwnedFound(find.at(), find.transaction()));
  }
}
