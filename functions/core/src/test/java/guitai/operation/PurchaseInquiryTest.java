package guitai.operation;

import static guitai.inapp.Examples.ALICE;
import static guitai.inapp.Examples.ID;
import static guitai.inapp.Examples.NOW;
import static guitai.inapp.Examples.app;
import static guitai.inapp.Examples.evidence;
import static guitai.inapp.Examples.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.inapp.Examples;
import guitai.inapp.MemoryPurchases;
import guitai.inapp.PurchaseId;
import guitai.notification.PurchaseRecorder;
import guitai.operation.PurchaseInquiry.StoreAnswer;
import guitai.problem.Unavailable;
import guitai.provider.StoreTransactions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurchaseInquiryTest {
  private static final String RENEWAL = "2001";

  private final MemoryPurchases purchases = new MemoryPurchases();
  private final FakeStore sales = new FakeStore();
  private final PurchaseInquiry inquiry = new PurchaseInquiry(purchases, Optional.of(sales));

  /// A store that knows the transactions a test adds, or is closed.
  private static final class FakeStore implements StoreTransactions {
    final Map<String, Sold> written = new HashMap<>();
    boolean closed;

    @Override
    public PurchaseId original(String number) {
      return new PurchaseId(ID.provider(), ID.account(), number);
    }

    @Override
    public Optional<Sold> find(String number) {
      if (closed) {
        throw new Unavailable("closed");
      }
      return Optional.ofNullable(written.get(number));
    }
  }

  private void recordPurchase() {
    purchases.store(Examples.TOKEN, ALICE);
    new PurchaseRecorder(purchases, purchases, Examples.storefronts())
        .record(update("n-1", app(0)), evidence("e-1"), NOW);
  }

  private static StoreTransactions.Sold sold() {
    return new StoreTransactions.Sold(ID, "Production", true, app(1), Optional.empty());
  }

  @Test
  void any_of_its_numbers_leads_to_the_purchase() {
    recordPurchase();
    sales.written.put(RENEWAL, sold());

    var known = inquiry.find(RENEWAL).orElseThrow();

    assertThat(known.past().id()).isEqualTo(ID);
    assertThat(known.past().length()).isPositive();
    assertThat(known.answer()).isEqualTo(new StoreAnswer.Sold(sold()));
  }

  @Test
  void a_purchase_only_the_store_knows_is_found_with_nothing_recorded() {
    sales.written.put(ID.number(), sold());

    var known = inquiry.find(ID.number()).orElseThrow();

    assertThat(known.past().length()).isZero();
    assertThat(known.answer()).isEqualTo(new StoreAnswer.Sold(sold()));
  }

  @Test
  void a_purchase_only_we_know_is_found_by_its_original_number() {
    recordPurchase();

    assertThat(inquiry.find(ID.number()).orElseThrow().answer())
        .isEqualTo(new StoreAnswer.Unknown());
    assertThat(inquiry.find(RENEWAL)).isEmpty();
  }

  @Test
  void without_an_answer_of_the_store_our_purchases_are_found_and_no_other_is_called_unknown() {
    sales.closed = true;
    assertThatThrownBy(() -> inquiry.find(ID.number())).isInstanceOf(Unavailable.class);

    recordPurchase();

    assertThat(inquiry.find(ID.number()).orElseThrow().answer())
        .isEqualTo(new StoreAnswer.Unanswered());
    assertThatThrownBy(() -> inquiry.find(RENEWAL)).isInstanceOf(Unavailable.class);
  }

  @Test
  void without_a_store_there_is_nothing_to_find() {
    recordPurchase();

    assertThat(new PurchaseInquiry(purchases, Optional.empty()).find(ID.number())).isEmpty();
  }
}
