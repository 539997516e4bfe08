package guitai.reconciliation;

import guitai.order.Posting;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/// Payments and refunds as our orders have them, by provider and day. Every method may throw
/// [guitai.problem.Unavailable].
public interface Ledger {
  /// All of the provider's on that day in China, in any order.
  void read(String provider, LocalDate day, Consumer<Posting> postings);

  /// What stands where this posting belongs (a consistent read).
  Optional<Posting> find(Posting posting);
}
