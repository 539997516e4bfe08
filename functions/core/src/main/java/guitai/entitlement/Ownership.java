package guitai.entitlement;

import guitai.storefront.Term;
import java.util.List;

/// Whether a customer owns a product for good (已拥有): the one test by which it isn't sold, granted
/// or claimed a second time. A pass never makes it owned, whether it runs or has expired.
public final class Ownership {
  private Ownership() {}

  /// @param grants of one customer and product
  public static boolean owned(List<Grant> grants) {
    return grants.stream().anyMatch(Ownership::gives);
  }

  /// As [#owned], by another grant than this one.
  public static boolean ownedOtherwise(List<Grant> grants, Grant than) {
    return gives(than.term())
        && grants.stream().anyMatch(other -> gives(other) && !other.key().equals(than.key()));
  }

  private static boolean gives(Grant grant) {
    return !grant.revoked() && gives(grant.term());
  }

  private static boolean gives(Term term) {
    return term instanceof Term.ForGood;
  }
}
