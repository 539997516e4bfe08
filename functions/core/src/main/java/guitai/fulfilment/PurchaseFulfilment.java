package guitai.fulfilment;

import guitai.entitlement.EntitlementSource;
import guitai.entitlement.Entitlements;
import guitai.entitlement.Grant;
import guitai.inapp.PurchaseCommand;
import guitai.inapp.PurchaseDecision;
import guitai.inapp.PurchaseEvent;
import guitai.inapp.PurchaseGrant;
import guitai.inapp.PurchaseId;
import guitai.inapp.PurchasePast;
import guitai.inapp.PurchaseWriter;
import guitai.inapp.Purchases;
import guitai.problem.Unavailable;
import guitai.storefront.Term;
import java.time.InstantSource;
import java.util.List;

/// Brings what a purchase gives to its customers' entitlements. A call is a wake-up, as
/// [OrderFulfilment]'s is.
public record PurchaseFulfilment(
    Purchases purchases, Entitlements entitlements, InstantSource clock) {
  /// What is found owned already is taken out before the rest is brought, so often in one call.
  private static final int STEPS = 8;

  /// @return whether this call brought something
  public boolean fulfil(PurchaseId id) {
    var past = purchases.find(id);
    boolean outstanding = past.fulfilmentOutstanding();
    for (int step = 0; step < STEPS && past.fulfilmentOutstanding(); step++) {
      past = new PurchaseWriter(purchases).apply(past, this::next);
    }
    if (past.fulfilmentOutstanding()) {
      throw new Unavailable("a purchase has more to be brought than one call does");
    }
    return outstanding;
  }

  /// What follows: that it is done, or that something of it was owned already; nothing where
  /// another brought it.
  private List<PurchaseEvent> next(PurchasePast past) {
    if (!past.fulfilmentOutstanding()) {
      return List.of();
    }
    for (var backing : past.grants()) {
      var grant = grant(past, backing);
      entitlements.put(grant);
      if (!backing.revoked() && !backing.shared() && ownedAlready(grant)) {
        var found = new PurchaseCommand.RecordAlreadyOwned(clock.instant(), backing.transaction());
        return PurchaseDecision.decide(past, found);
      }
    }
    return List.of(new PurchaseEvent.Fulfilled(clock.instant()));
  }

  /// Looked up after the grant is there, as for an order: of two at once at least one sees the
  /// other.
  private boolean ownedAlready(Grant grant) {
    return grant.term() instanceof Term.ForGood
        && entitlements.of(grant.customer(), grant.product()).stream()
            .anyMatch(other ->
                !other.revoked()
                    && !other.key().equals(grant.key())
                    && other.term() instanceof Term.ForGood);
  }

  private static Grant grant(PurchasePast past, PurchaseGrant backing) {
    return new Grant(
        backing.customer(),
        backing.product(),
        new EntitlementSource.OfPurchase(past.id(), backing.transaction()),
        past.length(),
        backing.begin(),
        backing.term(),
        backing.revoked());
  }
}
