package guitai.provider.appstore;

import java.util.List;
import java.util.Optional;

/// A page of what the App Store signed, each of it proved.
///
/// @param revision asks for what follows, and for what will be new; empty where there is none
/// @param more whether something follows already
public record SignedPage(
    List<SignedTransaction> transactions, Optional<String> revision, boolean more) {
  public SignedPage {
    transactions = List.copyOf(transactions);
  }
}
