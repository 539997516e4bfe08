package guitai.inapp;

import guitai.payment.Customer;
import guitai.storefront.Term;
import java.util.Optional;

/// A transaction and what it means to us.
///
/// @param buyer the customer that the transaction itself names
/// @param gives what it gives, fixed when the catalogue first knew the product or operators decided
///   on it; empty where neither has happened
/// @param elsewhere what our own storefront gives for it, where the storefront in which it was
///   bought doesn't sell the product: operators may grant that
public record SoldTransaction(
    Transaction transaction,
    Optional<Customer> buyer,
    Optional<Gives> gives,
    Optional<Gives> elsewhere) {
  /// @param product of our catalogue
  /// @param term of what isn't a subscription
  public record Gives(String product, Term term) {}

  /// One that was bought where it is sold.
  public SoldTransaction(Transaction transaction, Optional<Customer> buyer, Optional<Gives> gives) {
    this(transaction, buyer, gives, Optional.empty());
  }

  /// The same sale as the store signed it later: the buyer and what it gives stay.
  SoldTransaction of(SoldTransaction newer) {
    return new SoldTransaction(newer.transaction(), buyer, gives, elsewhere).identified(newer);
  }

  /// With what is known of it by now and wasn't before.
  SoldTransaction identified(SoldTransaction by) {
    return new SoldTransaction(
        transaction, buyer.or(by::buyer), gives.or(by::gives), elsewhere.or(by::elsewhere));
  }

  SoldTransaction granting(Gives decided) {
    return new SoldTransaction(transaction, buyer, Optional.of(decided), elsewhere);
  }

  /// Whether the other one knows something of it that this one doesn't.
  boolean learnsFrom(SoldTransaction by) {
    return !identified(by).equals(this);
  }
}
