package guitai.fulfilment;

import guitai.entitlement.EntitlementSource;
import guitai.entitlement.Entitlements;
import guitai.entitlement.Grant;
import guitai.entitlement.Ownership;
import guitai.inapp.PurchaseCommand;
import guitai.inapp.PurchaseDecision;
import guitai.inapp.PurchaseEvent;
import guitai.inapp.PurchaseGrant;
import guitai.inapp.PurchaseId;
import guitai.inapp.PurchasePast;
import guitai.inapp.PurchaseWriter;
import guitai.inapp.Purchases;
import guitai.inapp.SoldTransaction;
import guitai.problem.Unavailable;
import java.time.InstantSource;
import java.util.List;

/// Grants and revokes the entitlements that an in-app purchase gives its customers. A call is a
/// wake-up, as [OrderFulfilment]'s is.
public record PurchaseFulfilment(
    Purchases purchases, Entitlements entitlements, InstantSource clock) {
  /// A call takes no more steps: each finds one product already owned, or grants all the rest.
  private static final int STEPS = 8;

  /// @return whether this call had something to fulfil
  public boolean fulfil(PurchaseId id) {
    return fulfil(id, true);
  }

  /// Wakes the in-app purchases that wait because the customer owned their product by this grant.
  public void wake(Grant revoked) {
    for (var other : entitlements.of(revoked.customer(), revoked.product())) {
      if (other.source() instanceof EntitlementSource.OfPurchase(var purchase, _)
          && !other.key().equals(revoked.key())) {
        fulfil(purchase, false);
      }
    }
  }

  private boolean fulfil(PurchaseId id, boolean wakes) {
    var past = purchases.find(id);
    boolean outstanding = past.fulfilmentOutstanding();
    int length = past.length();
    for (int step = 0; step < STEPS && checks(past); step++) {
      var before = past;
      past = new PurchaseWriter(purchases).apply(past, found -> next(found, wakes));
      if (past.length() == before.length()) {
        break;
      }
    }
    if (past.fulfilmentOutstanding()) {
      throw new Unavailable("a purchase takes more steps to fulfil than one call has");
    }
    return outstanding || past.length() > length;
  }

  private static boolean checks(PurchasePast past) {
    return past.fulfilmentOutstanding() || !past.waitingForOwnership().isEmpty();
  }

  /// The next event: a product was already owned, or isn't any more, or everything is granted;
  /// empty where nothing is to be done.
  private List<PurchaseEvent> next(PurchasePast past, boolean wakes) {
    if (!past.fulfilmentOutstanding()) {
      return released(past);
    }
    for (var purchaseGrant : past.grants()) {
      var grant = grant(past, purchaseGrant);
      entitlements.put(grant);
      if (!purchaseGrant.revoked() && !purchaseGrant.shared() && ownedAlready(grant)) {
        var found =
            new PurchaseCommand.RecordAlreadyOwned(clock.instant(), purchaseGrant.transaction());
        return PurchaseDecision.decide(past, found);
      }
      if (wakes && purchaseGrant.revoked() && past.waitingForOwnership().isEmpty()) {
        wake(grant);
      }
    }
    var released = released(past);
    return released.isEmpty() ? List.of(new PurchaseEvent.Fulfilled(clock.instant())) : released;
  }

  /// What the customer owns by nothing else any more. Of two purchases that wait for one another
  /// the first by its number is released.
  private List<PurchaseEvent> released(PurchasePast past) {
    return past.waitingForOwnership().stream()
        .filter(sale -> !owned(past, sale))
        .findFirst()
        .map(sale ->
            PurchaseDecision.decide(
                past,
                new PurchaseCommand.RecordOwnershipEnded(
                    clock.instant(), sale.transaction().number())))
        .orElse(List.of());
  }

  private boolean owned(PurchasePast past, SoldTransaction sale) {
    var owner = past.state().owner(sale).orElseThrow();
    var product = sale.gives().orElseThrow().product();
    return entitlements.of(owner, product).stream()
        .filter(other -> !from(other, past.id()))
        .anyMatch(other ->
            other.revoked() ? waitsBefore(other, past.id()) : Ownership.owned(List.of(other)));
  }

  private static boolean from(Grant grant, PurchaseId id) {
    return grant.source() instanceof EntitlementSource.OfPurchase(var purchase, _)
        && purchase.equals(id);
  }

  private boolean waitsBefore(Grant other, PurchaseId id) {
    return other.source() instanceof EntitlementSource.OfPurchase(var purchase, _)
        && purchase.text().compareTo(id.text()) < 0
        && purchases.find(purchase).waitingForOwnership().stream()
            .anyMatch(sale -> sale.gives().orElseThrow().product().equals(other.product()));
  }

  /// Checked after the grant is stored, as for an order: of two at once at least one sees the
  /// other.
  private boolean ownedAlready(Grant grant) {
    return Ownership.ownedOtherwise(entitlements.of(grant.customer(), grant.product()), grant);
  }

  private static Grant grant(PurchasePast past, PurchaseGrant purchaseGrant) {
    return new Grant(
        purchaseGrant.customer(),
        purchaseGrant.product(),
        new EntitlementSource.OfPurchase(past.id(), purchaseGrant.transaction()),
        past.length(),
        purchaseGrant.begin(),
        purchaseGrant.term(),
        purchaseGrant.revoked());
  }
}
