package guitai.inapp;

import guitai.inapp.InAppPurchase.Contents;
import guitai.inapp.InAppPurchase.Contents.Decided;
import guitai.inapp.InAppPurchase.Contents.Remark;
import guitai.payment.ResolutionWay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A purchase's contents after one more event.
final class ContentsEvolution {
  private ContentsEvolution() {}

  static Contents evolve(Contents before, PurchaseEvent event) {
    return switch (event) {
      case PurchaseEvent.UpdateRecorded update -> noticed(updated(before, update), update);
      case PurchaseEvent.TransactionIdentified found -> identified(before, found);
      case PurchaseEvent.AlreadyOwnedFound found -> owned(before, found.transaction(), true);
      case PurchaseEvent.OwnershipEnded ended -> owned(before, ended.transaction(), false);
      case PurchaseEvent.ResolutionConfirmed confirmed -> decided(before, confirmed.terms());
      case PurchaseEvent.Claimed _,
          PurchaseEvent.StoreQueried _,
          PurchaseEvent.Fulfilled _,
          PurchaseEvent.ResolutionProposed _ ->
          before;
    };
  }

  private static Contents updated(Contents before, PurchaseEvent.UpdateRecorded update) {
    var all = new ArrayList<>(before.sold());
    update
        .sold()
        .ifPresent(newer ->
            before
                .sale(newer.transaction().number())
                .ifPresentOrElse(
                    known -> all.set(all.indexOf(known), known.of(newer)), () -> all.add(newer)));
    return new Contents(
        all,
        update.renewal().or(before::renewal),
        before.owned(),
        before.decided(),
        before.notices());
  }

  /// One of a kind for each transaction, however often it is notified. The store's own decision on
  /// a refund ends what was requested.
  private static Contents noticed(Contents before, PurchaseEvent.UpdateRecorded update) {
    var meaning = UpdateMeaning.of(update.meaning());
    var notices = new ArrayList<>(before.notices());
    if (meaning instanceof UpdateMeaning.Revoked
        || meaning instanceof UpdateMeaning.RefundDeclined) {
      notices.removeIf(notice -> notice.hold() == PurchaseHold.REFUND_REQUESTED);
    }
    var about =
        update
            .sold()
            .or(() -> before.sold().stream().findFirst())
            .map(sale -> sale.transaction().number());
    var notice =
        about.flatMap(number -> PurchaseHold.of(meaning).map(hold -> new Remark(number, hold)));
    notice.filter(one -> !notices.contains(one)).ifPresent(notices::add);
    return new Contents(before.sold(), before.renewal(), before.owned(), before.decided(), notices);
  }

  private static Contents identified(Contents before, PurchaseEvent.TransactionIdentified found) {
    return changed(
        before,
        found.transaction(),
        sale ->
            sale.identified(
                new SoldTransaction(
                    sale.transaction(), found.buyer(), found.gives(), found.elsewhere())));
  }

  private static Contents changed(
      Contents before, String transaction, UnaryOperator<SoldTransaction> change) {
    List<SoldTransaction> all =
        before.sold().stream()
            .map(
                sale -> sale.transaction().number().equals(transaction) ? change.apply(sale) : sale)
            .toList();
    return new Contents(all, before.renewal(), before.owned(), before.decided(), before.notices());
  }

  private static Contents owned(Contents before, String transaction, boolean owned) {
    Set<String> all = new HashSet<>(before.owned());
    if (owned) {
      all.add(transaction);
    } else {
      all.remove(transaction);
    }
    return new Contents(before.sold(), before.renewal(), all, before.decided(), before.notices());
  }

  private static Contents decided(Contents before, PurchaseResolution.Terms terms) {
    if (terms.cause().ofNotice()) {
      var notices = new ArrayList<>(before.notices());
      notices.remove(new Remark(terms.transaction(), terms.cause()));
      return new Contents(
          before.sold(), before.renewal(), before.owned(), before.decided(), notices);
    }
    if (terms.way() == ResolutionWay.REFUNDED_AT_PROVIDER) {
      return before; // the store's own answer says so, and is recorded
    }
    var decided = new HashMap<>(before.decided());
    decided.put(terms.transaction(), new Decided(terms.way(), terms.cause()));
    var after =
        new Contents(before.sold(), before.renewal(), before.owned(), decided, before.notices());
    return terms
        .gives()
        .filter(_ -> terms.way() == ResolutionWay.GRANT)
        .map(gives ->
            owned(
                changed(after, terms.transaction(), sale -> sale.granting(gives)),
                terms.transaction(),
                false))
        .orElse(after);
  }
}
