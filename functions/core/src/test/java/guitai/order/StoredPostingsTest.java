package guitai.order;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.payment.Balance;
import guitai.payment.PaymentId;
import guitai.payment.Posting;
import guitai.payment.PostingJson;
import guitai.stored.Golden;
import guitai.stored.GoldenValue;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StoredPostingsTest {
  private static final Golden<Posting> FILES =
      new Golden<>("posting", Posting.class, PostingJson::read, PostingJson::write);
  private static final String ORDER = "0123456789ABCDEFGHJKMNPQRS01";
  private static final PaymentId PAYMENT = new PaymentId("alipay", "2088", "20260131001");
  private static final Instant AT = Instant.parse("2026-01-31T15:59:58.5Z");

  @TestFactory
  Stream<DynamicTest> every_posting_is_read_and_written_as_it_was_stored() {
    return FILES.hold(
        List.of(
            GoldenValue.of("payment-applied", payment(true)),
            GoldenValue.of("payment-held", payment(false)),
            refund("processing", Posting.State.PROCESSING),
            refund("done", Posting.State.DONE),
            refund("abnormal", Posting.State.ABNORMAL),
            refund("failed", Posting.State.FAILED),
            refund("of-theirs", Optional.empty(), Posting.State.DONE)));
  }

  @Test
  void an_unknown_state_fails_loudly() {
    var text = FILES.text("refund-done").replace("DONE", "UNDONE");
    assertThatThrownBy(() -> PostingJson.read(text)).isInstanceOf(RuntimeException.class);
  }

  private static Posting payment(boolean applied) {
    var balance =
        new Balance(
            Money.of(400, "CNY"), Money.of(300, "CNY"), Money.of(200, "CNY"), Money.of(200, "CNY"));
    return new Posting.OfPayment(ORDER, PAYMENT, AT, Money.of(1100, "CNY"), applied, balance);
  }

  private static GoldenValue<Posting> refund(String name, Posting.State state) {
    return refund(name, Optional.of("R-01"), state);
  }

  private static GoldenValue<Posting> refund(
      String name, Optional<String> number, Posting.State state) {
    return GoldenValue.of(
        "refund-" + name,
        new Posting.OfRefund(
            ORDER, PAYMENT, number, "5030000001", AT, Money.of(300, "CNY"), state));
  }
}
