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
    var past = purchases.find(id);
    boolean outstanding = past.fulfilmentOutstanding();
    for (int step = 0; step < STEPS && past.fulfilmentOutstanding(); step++) {
      past = new PurchaseWriter(purchases).apply(past, this::next);
    }
    if (past.fulfilmentOutstanding()) {
      throw new Unavailable("a purchase takes more steps to fulfil than one call has");
    }
    return outstanding;
  }

  /// The next event: everything is granted, or one product was already owned; empty where another
  /// call fulfilled the purchase.
  private List<PurchaseEvent> next(PurchasePast past) {
    if (!past.fulfilmentOutstanding()) {
      return List.of();
    }
    for (var purchaseGrant : past.grants()) {
      var grant = grant(past, purchaseGrant);
      entitlements.put(grant);
      if (!purchaseGrant.revoked() && !purchaseGrant.shared() && ownedAlready(grant)) {
        var found =
            new PurchaseCommand.RecordAlreadyOwned(clock.instant(), purchaseGrant.transaction());
        return PurchaseDecision.decide(past, found);
      }
    }
    return List.of(new PurchaseEvent.Fulfilled(clock.instant()));
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
