package guitai.inapp;

import guitai.payment.Customer;
import guitai.storefront.Term;
import java.util.Optional;

/// A transaction and what it means to us.
///
/// @param buyer the customer that the transaction itself names
/// @param gives what it gives, fixed when it was first recorded; empty where the catalogue doesn't
///   know the product
public record SoldTransaction(
    Transaction transaction, Optional<Customer> buyer, Optional<Gives> gives) {
  /// @param product of our catalogue
  /// @param term of what isn't a subscription
  public record Gives(String product, Term term) {}

  /// The same sale as the store signed it later: the buyer and what it gives stay.
  SoldTransaction of(SoldTransaction newer) {
    return new SoldTransaction(
        newer.transaction(),
        buyer.isPresent() ? buyer : newer.buyer(),
        gives.isPresent() ? gives : newer.gives());
  }
}
