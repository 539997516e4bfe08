package guitai.sandbox.unionpay;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import guitai.sandbox.simulator.BillTrouble;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.Tampering;
import guitai.sandbox.unionpay.Refund.Outcome;
import guitai.stored.Golden;
import guitai.stored.GoldenValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StoredUnionPayEntriesTest {
  private static final Golden<Entry> FILES =
      Golden.flat(
          "union-pay",
          Entry.class,
          text -> Entry.of(Json.parse(text)),
          entry -> entry.toJson().toString(),
          Callback.class,
          BillTrouble.class);
  private static final Instant AT = Instant.parse("2026-01-31T15:59:59.987Z");
  private static final String ORDER = "0123456789ABCDEFGHJKMNPQRS01";
  private static final Message REQUEST =
      Message.empty().with("orderId", ORDER).with("orderDesc", "应用").with("txnAmt", "600");
  private static final Optional<Callback> TOLD =
      Optional.of(new Callback("c1", ORDER, "signer", AT, 1, Tampering.NONE, true));

  @TestFactory
  Stream<DynamicTest> every_entry_is_read_and_written_as_it_was_stored() {
    return FILES.hold(Stream.of(orders(), returns()).flatMap(List::stream).toList());
  }

  @Test
  void an_entry_of_an_unknown_type_fails_loudly() {
    var text = FILES.text("declined").replace("declined", "accepted");
    assertThatThrownBy(() -> Entry.of(Json.parse(text)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an entry of type accepted");
  }

  private static List<GoldenValue<Entry>> orders() {
    var paid = new Order.Paid("482601311559590001", "000001", AT, "00");
    return List.of(
        GoldenValue.of("ordered", new Entry.Ordered(REQUEST, "850000000000000000001", AT)),
        GoldenValue.of("paid", new Entry.PaymentMade(ORDER, paid, TOLD)),
        GoldenValue.of("paid-untold", new Entry.PaymentMade(ORDER, paid, Optional.empty())),
        GoldenValue.of("declined", new Entry.Declined(ORDER, "51")));
  }

  private static List<GoldenValue<Entry>> returns() {
    var plan = Optional.of(Json.object().add("times", 2).build());
    return List.of(
        returned("success", Optional.of(REQUEST), Outcome.SUCCESS, TOLD),
        returned("failed", Optional.of(REQUEST), Outcome.FAILED, TOLD),
        returned("slow-at-the-console", Optional.empty(), Outcome.SLOW, Optional.empty()),
        GoldenValue.of("return-outcome", new Entry.Decided(ORDER, Outcome.FAILED, plan)),
        GoldenValue.of(
            "return-outcome-without-plan",
            new Entry.Decided(ORDER, Outcome.SUCCESS, Optional.empty())));
  }

  private static GoldenValue<Entry> returned(
      String name, Optional<Message> asked, Outcome outcome, Optional<Callback> told) {
    var request = new RefundRequest("04", "R01", "20260131235959", 600, asked);
    var given = new Refund(request, "482601311559590002", "000002", outcome, AT);
    return GoldenValue.of("returned-" + name, new Entry.RefundMade(ORDER, given, told));
  }
}
