package guitai.sandbox.acquirer;

import guitai.json.Absent;
import guitai.json.Json;
import guitai.storefront.Money;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/// The decision under one of the merchant's numbers; it never changes.
///
/// @param code the reason of a decline
/// @param taken the amount, if approved
record Authorization(
    String number, State state, Optional<String> code, Optional<Taken> taken, Instant at) {
  enum State {
    APPROVED("approved"),
    DECLINED("declined"),
    CANCELLED("cancelled"),
    EXPIRED("expired");

    private final String text;

    State(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    static State of(String text) {
      for (var state : values()) {
        if (state.text.equals(text)) {
          return state;
        }
      }
      throw new IllegalStateException("an authorization that is " + text);
    }
  }

  /// @param payment the acquirer's number
  record Taken(String payment, Money amount) {}

  static Authorization approved(String number, Taken taken, Instant at) {
    return new Authorization(number, State.APPROVED, Optional.empty(), Optional.of(taken), at);
  }

  static Authorization refused(String number, State state, String code, Instant at) {
    return new Authorization(number, state, Optional.of(code), Optional.empty(), at);
  }

  /// As the journal stores it.
  JsonObject toJson() {
    var json =
        Json.object()
            .add("number", number)
            .add("state", state.text())
            .add("code", Absent.write(code))
            .add("at", at.toString());
    taken.ifPresent(
        money -> json.add("payment", money.payment()).add("amount", money.amount().toJson()));
    return json.build();
  }

  static Authorization of(JsonObject json) {
    return new Authorization(
        json.getString("number"),
        State.of(json.getString("state")),
        Absent.read(json.getString("code")),
        json.containsKey("payment")
            ? Optional.of(
                new Taken(json.getString("payment"), Money.fromJson(json.getJsonObject("amount"))))
            : Optional.empty(),
        Instant.parse(json.getString("at")));
  }
}
