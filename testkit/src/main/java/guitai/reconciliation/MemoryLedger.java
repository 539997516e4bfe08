package guitai.reconciliation;

import guitai.order.MemoryOrders;
import guitai.order.OrderPostings;
import guitai.payment.Posting;
import guitai.provider.Bills;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The ledger of the orders in memory; for tests.
public record MemoryLedger(MemoryOrders orders) implements Ledger {
  @Override
  public void read(String provider, LocalDate day, Consumer<Posting> postings) {
    all()
        .filter(posting -> posting.payment().provider().equals(provider))
        .filter(posting -> posting.at().atZone(Bills.CHINA).toLocalDate().equals(day))
        .forEach(postings);
  }

  @Override
  public Optional<Posting> find(Posting posting) {
    return all()
        .filter(other -> other.payment().provider().equals(posting.payment().provider()))
        .filter(other -> other.key().equals(posting.key()))
        .findFirst();
  }

  private Stream<Posting> all() {
    return orders.ids().stream().map(orders::find).flatMap(past -> OrderPostings.of(past).stream());
  }
}
