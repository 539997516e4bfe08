package guitai.sandbox.appstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import guitai.sandbox.simulator.BillTrouble;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.Tampering;
import guitai.stored.Golden;
import guitai.stored.GoldenValue;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StoredAppStoreEntriesTest {
  private static final Golden<Entry> FILES =
      Golden.flat(
          "app-store",
          Entry.class,
          text -> Entry.of(Json.parse(text)),
          entry -> entry.toJson().toString(),
          Callback.class,
          BillTrouble.class);
  private static final Instant AT = Instant.parse("2026-01-31T15:59:59.987Z");
  private static final Callback CALLBACK =
      new Callback("c1", "u1", "none", AT, 1, Tampering.NONE, true);

  @TestFactory
  Stream<DynamicTest> every_entry_is_read_and_written_as_it_was_stored() {
    var body = Json.object().add("deliveryStatus", "DELIVERED").build();
    return FILES.hold(
        List.of(
            GoldenValue.of(
                "told",
                new Entry.SentNotification(
                    full(),
                    Optional.of("2000000000"),
                    "a.b.c",
                    Optional.of(CALLBACK),
                    Optional.empty())),
            GoldenValue.of(
                "told-test",
                new Entry.SentNotification(
                    bare(), Optional.empty(), "a.b.c", Optional.empty(), Optional.of("t1"))),
            GoldenValue.of("again", new Entry.Again(CALLBACK)),
            GoldenValue.of("consumed", new Entry.Consumed("2000000001", body)),
            GoldenValue.of(
                "certificate-revoked",
                new Entry.CertificateRevoked(new BigInteger("1234567890123456789012"), AT))));
  }

  @Test
  void an_entry_of_an_unknown_type_fails_loudly() {
    var text = FILES.text("again").replace("again", "never");
    assertThatThrownBy(() -> Entry.of(Json.parse(text)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an entry of type never");
  }

  @Test
  void every_forgery_is_named_as_it_was_stored() {
    assertThat(Stream.of(Forgery.values()).map(Forgery::text))
        .containsExactly(
            "none",
            "body",
            "signature",
            "leaf",
            "intermediate",
            "root",
            "unmarked",
            "der",
            "alg-none",
            "bundle",
            "app",
            "sandbox",
            "xcode",
            "local-testing",
            "nested");
  }

  private static Draft full() {
    return new Draft(
        "u1",
        "DID_RENEW",
        Optional.of("BILLING_RECOVERY"),
        Optional.of(Json.object().add("transactionId", "2000000001").build()),
        Optional.of(Json.object().add("autoRenewStatus", 1).build()),
        Optional.of(1),
        Optional.of("UNINTENDED_PURCHASE"),
        AT);
  }

  private static Draft bare() {
    return new Draft(
        "u2",
        "TEST",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        AT);
  }
}
