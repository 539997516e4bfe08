package guitai.reconciliation;

import guitai.order.MemoryOrders;
import guitai.payment.Posting;
import guitai.provider.Bills;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The ledger that the orders in memory were posted to; for tests.
public record MemoryLedger(MemoryOrders orders) implements Ledger {
  @Override
  public void read(String provider, LocalDate day, Consumer<Posting> postings) {
    page(provider, day).forEach(postings);
  }

  @Override
  public Optional<Posting> find(Posting posting) {
    return page(posting.payment().provider(), day(posting))
        .filter(other -> other.key().equals(posting.key()))
        .findFirst();
  }

  private Stream<Posting> page(String provider, LocalDate day) {
    return orders.postings().stream()
        .filter(posting -> posting.payment().provider().equals(provider))
        .filter(posting -> day(posting).equals(day));
  }

  private static LocalDate day(Posting posting) {
    return posting.at().atZone(Bills.CHINA).toLocalDate();
  }
}
