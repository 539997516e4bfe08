package guitai.sandbox.simulator;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A difference that a play puts on a trade bill, against the stored orders.
///
/// @param order the order whose payment or refund is on the line
/// @param amount of an extra line, or the changed amount or fee of a line; in fen
/// @param at when an extra payment was made
/// @param transaction number of an extra payment
public record BillTrouble(
    Kind kind, String order, Optional<String> refund, long amount, Instant at, String transaction) {
  public static final String TYPE = "bill-trouble";

  public enum Kind {
    /// The line is missing.
    DROP("DROP"),
    /// An extra line, of a payment that was never made.
    EXTRA("EXTRA"),
    AMOUNT("AMOUNT"),
    FEE("FEE"),
    /// Another state of the payment or the refund.
    STATE("STATE");

    private final String stored;

    Kind(String stored) {
      this.stored = stored;
    }

    /// As it is stored.
    String stored() {
      return stored;
    }

    static Kind ofStored(String stored) {
      return Arrays.stream(values())
          .filter(each -> each.stored.equals(stored))
          .findFirst()
          .orElseThrow();
    }

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The amount if the play names none, in fen.
    public long changed(long amount) {
      return switch (this) {
        case AMOUNT -> amount + 1;
        case FEE -> Fee.of(amount) + 1;
        case DROP, EXTRA, STATE -> amount;
      };
    }

    public static Optional<Kind> of(String text) {
      return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }

    public static String all() {
      return Arrays.stream(values()).map(Kind::text).collect(Collectors.joining(", "));
    }
  }

  public JsonObject toJson() {
    var json =
        Json.object()
            .add("type", TYPE)
            .add("kind", kind.stored())
            .add("order", order)
            .add("amount", amount)
            .add("at", at.toString())
            .add("transaction", transaction);
    refund.ifPresent(number -> json.add("refund", number));
    return json.build();
  }

  public static BillTrouble of(JsonObject json) {
    return new BillTrouble(
        Kind.ofStored(json.getString("kind")),
        json.getString("order"),
        Optional.ofNullable(json.getString("refund", null)),
        json.getJsonNumber("amount").longValueExact(),
        Instant.parse(json.getString("at")),
        json.getString("transaction"));
  }
}
