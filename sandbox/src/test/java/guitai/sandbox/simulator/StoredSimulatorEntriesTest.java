package guitai.sandbox.simulator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import guitai.stored.Golden;
import guitai.stored.GoldenValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The entries that the journals of all simulators have.
class StoredSimulatorEntriesTest {
  private static final Instant AT = Instant.parse("2026-01-31T15:59:59.987Z");
  private static final Golden<Callback> CALLBACKS =
      Golden.flat(
          "callback",
          Tampering.class,
          text -> Callback.of(Json.parse(text)),
          callback -> callback.toJson().toString());
  private static final Golden<BillTrouble> BILL_TROUBLES =
      Golden.flat(
          "bill-trouble",
          BillTrouble.Kind.class,
          text -> BillTrouble.of(Json.parse(text)),
          trouble -> trouble.toJson().toString());

  @TestFactory
  Stream<DynamicTest> every_callback_is_read_and_written_as_it_was_stored() {
    return CALLBACKS.hold(
        List.of(
            callback("none", Tampering.NONE, true),
            callback("body", Tampering.BODY, false),
            callback("amount", Tampering.AMOUNT, false),
            callback("signature", Tampering.SIGNATURE, false),
            callback("serial", Tampering.SERIAL, false),
            callback("stale", Tampering.STALE, false),
            callback("probe", Tampering.PROBE, false),
            callback("old-key", Tampering.OLD_KEY, false)));
  }

  private static GoldenValue<Callback> callback(String name, Tampering tamper, boolean repeated) {
    return GoldenValue.of(name, new Callback("c1", "ORDER-1", "signer", AT, 2, tamper, repeated));
  }

  @TestFactory
  Stream<DynamicTest> every_trouble_with_a_bill_is_read_and_written_as_it_was_stored() {
    return BILL_TROUBLES.hold(
        List.of(
            trouble("drop", BillTrouble.Kind.DROP, Optional.of("R-01")),
            trouble("extra", BillTrouble.Kind.EXTRA, Optional.empty()),
            trouble("amount", BillTrouble.Kind.AMOUNT, Optional.empty()),
            trouble("fee", BillTrouble.Kind.FEE, Optional.empty()),
            trouble("state", BillTrouble.Kind.STATE, Optional.empty())));
  }

  private static GoldenValue<BillTrouble> trouble(
      String name, BillTrouble.Kind kind, Optional<String> refund) {
    return GoldenValue.of(name, new BillTrouble(kind, "ORDER-1", refund, 600, AT, "4200000001"));
  }

  @Test
  void an_unknown_kind_fails_loudly() {
    var trouble = BILL_TROUBLES.text("drop").replace("DROP", "DROPPED");
    assertThatThrownBy(() -> BillTrouble.of(Json.parse(trouble)))
        .isInstanceOf(RuntimeException.class);
    var callback = CALLBACKS.text("body").replace("body", "soul");
    assertThatThrownBy(() -> Callback.of(Json.parse(callback)))
        .isInstanceOf(RuntimeException.class);
  }

  @TestFactory
  Stream<DynamicTest> every_move_of_the_clock_is_read_and_written_as_it_was_stored() {
    return Golden.flat(
            "clock",
            Duration.class,
            text -> {
              var clock = new MovableClock(InstantSource.fixed(AT), journal("clock-read", _ -> {}));
              clock.replay(Json.parse(text));
              return clock.ahead();
            },
            ahead ->
                written(
                    "clock",
                    journal -> new MovableClock(InstantSource.fixed(AT), journal).advance(ahead)))
        .hold(List.of(GoldenValue.of("an-hour-ahead", Duration.ofHours(1))));
  }

  @TestFactory
  Stream<DynamicTest> every_attempt_to_deliver_is_read_and_written_as_it_was_stored() {
    return Golden.flat(
            "attempted",
            Delivery.Attempt.class,
            StoredSimulatorEntriesTest::attempt,
            attempt -> written("attempted", journal -> attempted(attempt, journal)))
        .hold(
            List.of(
                GoldenValue.of("acknowledged", new Delivery.Attempt(AT, true, "200, 500")),
                GoldenValue.of("refused", new Delivery.Attempt(AT, false, "ConnectException"))));
  }

  private static Delivery.Attempt attempt(String text) {
    var deliveries = deliveries(journal("attempted-read", _ -> {}));
    deliveries.replay(Json.parse(text));
    return deliveries.of("ORDER-1").getFirst().attempts().getFirst();
  }

  private static void attempted(Delivery.Attempt attempt, Journal journal) {
    try (var deliveries = deliveries(journal)) {
      deliveries.open();
      deliveries.record(
          deliveries.take().orElseThrow(),
          new Deliveries.Outcome(attempt.acknowledged(), attempt.result()));
    }
  }

  private static Deliveries deliveries(Journal journal) {
    var clock = new MovableClock(InstantSource.fixed(AT), journal);
    var deliveries = new Deliveries(journal, clock, _ -> List.of());
    deliveries.accept(new Callback("c1", "ORDER-1", "signer", AT, 1, Tampering.NONE, true));
    return deliveries;
  }

  private static Journal journal(String name, Consumer<Journal> writer) {
    try {
      var file = Files.createTempDirectory(Path.of("target"), name).resolve("journal.jsonl");
      var journal = Journal.open(file);
      journal.replay(_ -> {});
      writer.accept(journal);
      return journal;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The line that is written to the journal.
  private static String written(String name, Consumer<Journal> writer) {
    var line = new StringBuilder();
    try (var journal = journal(name, writer)) {
      journal.replay(line::append);
    }
    return line.toString();
  }
}
