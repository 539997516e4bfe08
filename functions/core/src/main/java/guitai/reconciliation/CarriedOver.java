package guitai.reconciliation;

import guitai.json.Json;
import guitai.payment.Posting;
import guitai.payment.PostingJson;
import guitai.provider.Bills.Line;
import jakarta.json.JsonObject;
import java.time.LocalDate;

/// What only the ledger or only the bill has, and the other may have on a neighbouring day. It is
/// carried over to the next day's comparison before it counts as a difference.
public sealed interface CarriedOver {
  /// The day it is carried over from.
  LocalDate since();

  /// In our ledger, and not on the bill.
  record Ours(LocalDate since, Posting posting) implements CarriedOver {}

  /// On the bill, and not in our ledger.
  ///
  /// @param known whether the order itself has it, so that our ledger has it on another day
  record Theirs(LocalDate since, Line line, boolean known) implements CarriedOver {}

  /// Equal for the same posting or line.
  default String key() {
    return switch (this) {
      case Ours(_, var posting) -> "ours " + MatchKey.of(posting);
      case Theirs(_, var line, _) -> "theirs " + MatchKey.of(line);
    };
  }

  default JsonObject toJson() {
    var json = Json.object().add("since", since().toString());
    return switch (this) {
      case Ours(_, var posting) -> json.add("posting", PostingJson.write(posting)).build();
      case Theirs(_, var line, var known) ->
          json.add("line", BillLineJson.write(line)).add("known", known).build();
    };
  }

  static CarriedOver fromJson(JsonObject json) {
    var since = LocalDate.parse(json.getString("since"));
    return json.containsKey("posting")
        ? new Ours(since, PostingJson.read(json.getString("posting")))
        : new Theirs(
            since, BillLineJson.read(json.getJsonObject("line")), json.getBoolean("known"));
  }
}
