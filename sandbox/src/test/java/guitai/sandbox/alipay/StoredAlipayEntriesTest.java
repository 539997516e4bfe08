package guitai.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import guitai.sandbox.alipay.Refund.Outcome;
import guitai.sandbox.simulator.BillTrouble;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.Tampering;
import guitai.stored.Golden;
import guitai.stored.GoldenValue;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StoredAlipayEntriesTest {
  private static final Golden<Entry> FILES =
      Golden.flat(
          "alipay",
          Entry.class,
          text -> EntryJson.read(Json.parse(text)),
          entry -> entry.toJson().toString(),
          Callback.class,
          BillTrouble.class);
  private static final Instant AT = Instant.parse("2026-01-31T15:59:59.987Z");
  private static final String ORDER = "0123456789ABCDEFGHJKMNPQRS01";
  private static final Trade.Creation OPENING = new Trade.Creation("2026013122001", AT);
  private static final List<Callback> OWED =
      List.of(new Callback("c1", ORDER + "/PAID/0/PAGE", "alipay", AT, 1, Tampering.NONE, true));

  @TestFactory
  Stream<DynamicTest> every_entry_is_read_and_written_as_it_was_stored() {
    return FILES.hold(
        Stream.of(ordered(), trades(), refunds(), settings(), agreements())
            .flatMap(List::stream)
            .toList());
  }

  @Test
  void an_entry_of_an_unknown_type_fails_loudly() {
    var text = FILES.text("closed").replace("\"closed\"", "\"opened-again\"");
    assertThatThrownBy(() -> EntryJson.read(Json.parse(text)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an entry of type opened-again");
  }

  @Test
  void a_callbacks_subject_is_read_and_written_as_it_was_stored() {
    Stream.of(
            "A1/WAITING/0/PRECREATE",
            "A1/PAID/0/PAGE",
            "A1/CLOSED/0/WAP",
            "A1/FINISHED/0/APP",
            "A1/REFUND/3/PAGE",
            "A1/SIGNED/0/PAGE",
            "A1/UNSIGNED/0/PAGE")
        .forEach(key -> assertThat(CallbackSubject.of(key).key()).isEqualTo(key));
    assertThat(CallbackSubject.of("A1/REFUND/3/WAP"))
        .isEqualTo(new CallbackSubject("A1", CallbackSubject.Event.REFUND, 3, Product.WAP));
    assertThat(CallbackSubject.Event.values()).hasSize(7);
    assertThat(Product.values()).hasSize(4);
  }

  private static List<GoldenValue<Entry>> ordered() {
    return List.of(
        ordered("precreate", Product.PRECREATE, Optional.of("bax01")),
        ordered("page", Product.PAGE, Optional.empty()),
        ordered("wap", Product.WAP, Optional.empty()),
        ordered("app", Product.APP, Optional.empty()));
  }

  private static GoldenValue<Entry> ordered(String name, Product product, Optional<String> code) {
    var body = Json.object().add("out_trade_no", ORDER).add("subject", "应用").build();
    var address = Json.object().add("charset", "utf-8").build();
    var request = new OrderRequest(product, body, address);
    return GoldenValue.of(
        "ordered-" + name, new Entry.Ordered(request, AT, AT.plusSeconds(900), code));
  }

  private static List<GoldenValue<Entry>> trades() {
    var payment = new Trade.Payment(AT, new Trade.Buyer("2088000000000001", false), 100);
    return List.of(
        GoldenValue.of("opened", new Entry.Opened(ORDER, OPENING, List.of())),
        GoldenValue.of("paid", new Entry.PaymentMade(ORDER, OPENING, payment, OWED)),
        GoldenValue.of("closed", new Entry.Closed(ORDER, AT, OWED)));
  }

  private static List<GoldenValue<Entry>> refunds() {
    var plan = Optional.of(Json.object().add("times", 2).build());
    var done = new Refund("R-01", 600, AT, Optional.of(AT), false);
    var never = new Refund("C-01", 600, AT, Optional.empty(), true);
    return List.of(
        GoldenValue.of("refunded", new Entry.RefundMade(ORDER, done, OWED)),
        GoldenValue.of("refunded-never", new Entry.RefundMade(ORDER, never, List.of())),
        GoldenValue.of("refund-outcome-success", new Entry.Decided(ORDER, Outcome.SUCCESS, plan)),
        GoldenValue.of(
            "refund-outcome-slow", new Entry.Decided(ORDER, Outcome.SLOW, Optional.empty())),
        GoldenValue.of(
            "refund-outcome-failed", new Entry.Decided(ORDER, Outcome.FAILED, Optional.empty())));
  }

  private static List<GoldenValue<Entry>> settings() {
    var trouble =
        new BillTrouble(BillTrouble.Kind.DROP, ORDER, Optional.empty(), 600, AT, "2026013122001");
    return List.of(
        GoldenValue.of("balance", new Entry.Funded(Optional.of(600L))),
        GoldenValue.of("balance-of-any-height", new Entry.Funded(Optional.empty())),
        GoldenValue.of("triggers", new Entry.Triggered(Set.of(Trade.Status.values()))),
        GoldenValue.of("rotated", new Entry.Rotated()),
        GoldenValue.of("troubled", new Entry.Troubled(trouble)));
  }

  private static List<GoldenValue<Entry>> agreements() {
    return List.of(
        GoldenValue.of("agreement", new Entry.Agreed(agreement(Optional.empty()), List.of())),
        GoldenValue.of("agreement-ended", new Entry.Agreed(agreement(Optional.of(AT)), OWED)));
  }

  private static Agreement agreement(Optional<Instant> endedAt) {
    return new Agreement(
        "20265928001",
        "E-01",
        "2088000000000001",
        "INDUSTRY|APP",
        URI.create("https://shop.example/notices"),
        AT,
        endedAt);
  }
}
