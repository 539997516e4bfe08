package guitai.sandbox.acquirer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import guitai.sandbox.simulator.BillTrouble;
import guitai.sandbox.simulator.Callback;
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

class StoredAcquirerEntriesTest {
  private static final Golden<Entry> FILES =
      Golden.flat(
          "acquirer",
          Entry.class,
          text -> Entry.of(Json.parse(text)),
          entry -> entry.toJson().toString(),
          Callback.class,
          BillTrouble.class);
  private static final Instant AT = Instant.parse("2026-01-31T15:59:59.987Z");
  private static final String ORDER = "0123456789ABCDEFGHJKMNPQRS01";
  private static final Money PRICE = Money.of(600, "CNY");

  @TestFactory
  Stream<DynamicTest> every_entry_is_read_and_written_as_it_was_stored() {
    var taken = new Authorization.Taken("P1", PRICE);
    return FILES.hold(
        List.of(
            GoldenValue.of(
                "decided-approved", new Entry.Decided(Authorization.approved(ORDER, taken, AT))),
            refused("declined", Authorization.State.DECLINED),
            refused("cancelled", Authorization.State.CANCELLED),
            refused("expired", Authorization.State.EXPIRED),
            refund("done", Optional.empty()),
            refund("refused", Optional.of("no-funds"))));
  }

  @Test
  void an_entry_of_an_unknown_type_or_state_fails_loudly() {
    var type = FILES.text("refund-done").replace("\"refund\"", "\"repaid\"");
    assertThatThrownBy(() -> Entry.of(Json.parse(type)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an entry of type repaid");
    var state = FILES.text("decided-expired").replace("expired", "undecided");
    assertThatThrownBy(() -> Entry.of(Json.parse(state)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an authorization that is undecided");
  }

  private static GoldenValue<Entry> refused(String name, Authorization.State state) {
    return GoldenValue.of(
        "decided-" + name, new Entry.Decided(Authorization.refused(ORDER, state, "code", AT)));
  }

  private static GoldenValue<Entry> refund(String name, Optional<String> refused) {
    return GoldenValue.of(
        "refund-" + name, new Entry.Answered(new Refund("R-01", "P1", PRICE, refused, AT)));
  }
}
