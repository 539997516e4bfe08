package guitai.provider.appstore;

import java.util.List;
import java.util.Optional;

/// A page of signed transactions, each of them verified.
///
/// @param revision the token for the next page, also of transactions still to come; empty where
///   there is none
/// @param more whether a next page exists already
public record SignedPage(
    List<SignedTransaction> transactions, Optional<String> revision, boolean more) {
  public SignedPage {
    transactions = List.copyOf(transactions);
  }
}
