package guitai.reconciliation;

import guitai.payment.Posting;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/// Our ledger (台账): payments and refunds as the orders have them, by provider and day. Every method
/// may throw [guitai.problem.Unavailable].
public interface Ledger {
  /// All of the provider's on that day in China, in any order.
  void read(String provider, LocalDate day, Consumer<Posting> postings);

  /// The posting that is stored in the place of this one (a consistent read).
  Optional<Posting> find(Posting posting);
}
