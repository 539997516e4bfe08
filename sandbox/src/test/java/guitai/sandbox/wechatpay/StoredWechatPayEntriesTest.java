package guitai.sandbox.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import guitai.sandbox.simulator.BillTrouble;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.Journal;
import guitai.sandbox.simulator.Tampering;
import guitai.sandbox.wechatpay.Refund.Outcome;
import guitai.stored.Golden;
import guitai.stored.GoldenValue;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StoredWechatPayEntriesTest {
  private static final Golden<Entry> FILES =
      Golden.flat(
          "wechat-pay",
          Entry.class,
          text -> Entry.of(Json.parse(text)),
          entry -> entry.toJson().toString(),
          Callback.class,
          BillTrouble.class);
  private static final Instant AT = Instant.parse("2026-01-31T15:59:59.987Z");
  private static final String ORDER = "0123456789ABCDEFGHJKMNPQRS01";
  private static final Trade.Prepay PREPAY = new Trade.Prepay("wx20260131", "pr9", AT);
  private static final Callback CALLBACK =
      new Callback("c1", ORDER, "PUB_KEY_ID_1", AT, 1, Tampering.NONE, true);

  @TestFactory
  Stream<DynamicTest> every_entry_is_read_and_written_as_it_was_stored() {
    return FILES.hold(
        Stream.of(ordered(), orders(), refunds(), fates()).flatMap(List::stream).toList());
  }

  @Test
  void an_entry_of_an_unknown_type_fails_loudly() {
    var text = FILES.text("closed").replace("closed", "opened-again");
    assertThatThrownBy(() -> Entry.of(Json.parse(text)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an entry of type opened-again");
  }

  private static List<GoldenValue<Entry>> ordered() {
    return List.of(
        ordered("native", Product.NATIVE),
        ordered("jsapi", Product.JSAPI),
        ordered("h5", Product.H5),
        ordered("app", Product.APP));
  }

  private static GoldenValue<Entry> ordered(String name, Product product) {
    var request = new OrderRequest(product, body());
    return GoldenValue.of(
        "ordered-" + name, new Entry.Ordered(request, AT, AT.plusSeconds(900), PREPAY));
  }

  private static JsonObject body() {
    return Json.object().add("out_trade_no", ORDER).add("description", "应用").build();
  }

  private static List<GoldenValue<Entry>> orders() {
    var paid = new Trade.State.Paid("4200000001", AT, "openid-1", 100);
    var trouble =
        new BillTrouble(BillTrouble.Kind.DROP, ORDER, Optional.empty(), 600, AT, "4200000001");
    return List.of(
        GoldenValue.of("repeated", new Entry.Repeated(ORDER, PREPAY)),
        GoldenValue.of("paid", new Entry.PaymentMade(ORDER, paid, Optional.of(CALLBACK))),
        GoldenValue.of("paid-untold", new Entry.PaymentMade(ORDER, paid, Optional.empty())),
        GoldenValue.of("closed", new Entry.Closed(ORDER, AT)),
        GoldenValue.of("troubled", new Entry.Troubled(trouble)));
  }

  private static List<GoldenValue<Entry>> refunds() {
    var asked = Optional.of(new RefundRequest(body()));
    return List.of(
        returned("success", Outcome.SUCCESS, asked, Optional.of(CALLBACK)),
        returned("abnormal", Outcome.ABNORMAL, asked, Optional.empty()),
        returned("closed", Outcome.CLOSED, asked, Optional.empty()),
        returned("slow-at-the-console", Outcome.SLOW, Optional.empty(), Optional.empty()),
        GoldenValue.of(
            "refund-resettled",
            new RefundEntry.Resettled("R-01", Outcome.SUCCESS, AT, Optional.of(CALLBACK))),
        GoldenValue.of(
            "refund-resettled-untold",
            new RefundEntry.Resettled("R-01", Outcome.ABNORMAL, AT, Optional.empty())));
  }

  private static GoldenValue<Entry> returned(
      String name, Outcome outcome, Optional<RefundRequest> asked, Optional<Callback> callback) {
    var refund = new Refund("R-01", "50300000001", 600, 100, asked, outcome.from(AT));
    return GoldenValue.of(
        "refunded-" + name, new RefundEntry.RefundMade(ORDER, refund, outcome, callback));
  }

  private static List<GoldenValue<Entry>> fates() {
    var plan = Optional.of(Json.object().add("times", 2).build());
    return List.of(
        GoldenValue.of("refund-outcome", new RefundEntry.Decided(ORDER, Outcome.CLOSED, plan)),
        GoldenValue.of(
            "refund-outcome-without-plan",
            new RefundEntry.Decided(ORDER, Outcome.SLOW, Optional.empty())),
        GoldenValue.of("balance", new RefundEntry.Funded(Optional.of(600L))),
        GoldenValue.of("balance-of-any-height", new RefundEntry.Funded(Optional.empty())));
  }

  @TestFactory
  Stream<DynamicTest> every_step_of_a_rotation_is_read_and_written_as_it_was_stored()
      throws IOException {
    var directory = Files.createTempDirectory(Path.of("target"), "rotation");
    var keys = Keys.certified("platform", "first");
    var first =
        Rotation.Platform.of(
            keys.getOrDefault("platform-key.pem", ""),
            keys.getOrDefault("platform-certificate.pem", ""));
    return Golden.flat(
            "rotation",
            String.class,
            text -> {
              var rotation = Rotation.of(directory.resolve("next"), first);
              assertThat(rotation.replay(Json.parse(text))).isTrue();
              return rotation.signing().equals(first.signer())
                  ? Rotation.Step.ANNOUNCE
                  : Rotation.Step.USE;
            },
            step -> written(step, directory, Rotation.of(directory.resolve("next"), first)))
        .hold(
            List.of(
                GoldenValue.of("announce", Rotation.Step.ANNOUNCE),
                GoldenValue.of("use", Rotation.Step.USE)));
  }

  private static String written(Rotation.Step step, Path directory, Rotation rotation) {
    var line = new ArrayList<String>();
    try (var journal = Journal.open(directory.resolve(step.text() + ".jsonl"))) {
      journal.replay(_ -> {});
      var stored = rotation.storedIn(journal);
      stored.advance("announce");
      if (step == Rotation.Step.USE) {
        stored.advance("use");
      }
      journal.replay(entry -> line.add(entry.toString()));
    }
    return line.getLast();
  }
}
