package guitai.reconciliation;

import guitai.entitlement.EntitlementSource;
import guitai.entitlement.Grant;
import guitai.entitlement.MemoryEntitlements;
import guitai.provider.Bills;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/// The live grants of the entitlements in memory; for tests.
///
/// @param lag how many of the latest writes a day doesn't show yet, asked at each
public record MemoryLiveGrants(MemoryEntitlements entitlements, IntSupplier lag)
    implements LiveGrants {
  public MemoryLiveGrants(MemoryEntitlements entitlements) {
    this(entitlements, () -> 0);
  }

  @Override
  public void read(LocalDate day, Consumer<Live> grants) {
    entitlements.before(lag.getAsInt()).stream()
        .filter(grant -> !grant.revoked())
        .filter(grant -> grant.paidAt().atZone(Bills.CHINA).toLocalDate().equals(day))
        .flatMap(grant -> live(grant).stream())
        .forEach(grants);
  }

  /// What a store sold is on no bill of ours.
  private static Optional<Live> live(Grant grant) {
    return switch (grant.source()) {
      case EntitlementSource.OfOrder(var order) ->
          Optional.of(new Live(order, grant.product(), grant.customer().key()));
      case EntitlementSource.OfPurchase _ -> Optional.empty();
    };
  }
}
