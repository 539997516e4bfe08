package guitai.simulation.small;

import guitai.entitlement.Entitlements;
import guitai.entitlement.Grant;
import guitai.entitlement.MemoryEntitlements;
import guitai.payment.Customer;
import java.util.List;
import java.util.function.Function;

/// The port of the customer's grants.
record SmallEntitlements(PortCaller caller) implements Entitlements {
  /// All grants of the world.
  record Grants(List<Grant> all) {
    Grants {
      all = List.copyOf(all);
    }

    private MemoryEntitlements store() {
      var store = new MemoryEntitlements();
      all.forEach(store::put);
      return store;
    }

    boolean active() {
      return all.stream().anyMatch(grant -> !grant.revoked());
    }
  }

  private <T> T call(String name, Function<MemoryEntitlements, T> deed) {
    PortCall.Deed done =
        (part, _) -> {
          var store = ((Grants) part).store();
          var answer = deed.apply(store);
          return new PortCall.Effect(new Grants(store.before(0)), answer);
        };
    @SuppressWarnings("unchecked") // the deed's answer
    var answer = (T) caller.call(new PortCall(Part.GRANTS, name, done));
    return answer;
  }

  @Override
  public boolean put(Grant grant) {
    var what = grant.revoked() ? "a revocation" : "a grant";
    return call("stores " + what + " of " + grant.events() + " events", s -> s.put(grant));
  }

  @Override
  public List<Grant> of(Customer customer) {
    return call("reads the entitlements", store -> store.of(customer));
  }

  @Override
  public List<Grant> of(Customer customer, String product) {
    return call("reads the entitlement", store -> store.of(customer, product));
  }
}
