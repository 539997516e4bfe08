package guitai.memory;

import guitai.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A write of an order or an in-app purchase, as the stream of their table tells it; of the item it
/// has what the stream's readers use.
///
/// @param key the item's, as it is stored
/// @param kind `order`, also of a payment of no order, or `purchase`
/// @param state by its name in our contract
/// @param grantOutstanding whether an entitlement is still to be granted or revoked
/// @param happened the types of the events that this write added, each once and sorted; empty where
///   it only postponed what is due
/// @param eventCount of the whole past
/// @param first whether it made the item
public record Change(
    String key,
    String kind,
    Optional<String> state,
    boolean grantOutstanding,
    List<String> happened,
    int eventCount,
    boolean first) {
  public static final String ORDER = "order";
  public static final String PURCHASE = "purchase";

  public Change {
    happened = List.copyOf(happened);
  }

  /// The types of these events, each once and sorted.
  ///
  /// @param texts of the events
  public static List<String> happened(List<String> texts) {
    return texts.stream()
        .map(text -> Json.parse(text).getString("type"))
        .distinct()
        .sorted()
        .toList();
  }

  /// The item's next write, where it adds no event.
  public Change postponed() {
    return new Change(key, kind, state, grantOutstanding, List.of(), eventCount, false);
  }

  /// The record of the stream, in the form in which Lambda passes it to a function.
  ///
  /// @param sequence its place in the stream, never given before
  /// @param at when it was written
  /// @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">Lambda with
  ///   DynamoDB</a>
  public JsonObject record(long sequence, Instant at) {
    var change =
        Json.object()
            .add("ApproximateCreationDateTime", at.getEpochSecond())
            .add("Keys", Json.object().add("id", attribute("S", key)))
            .add("NewImage", image())
            .add("SequenceNumber", Long.toString(sequence))
            .add("StreamViewType", "NEW_IMAGE");
    return Json.object()
        .add("eventID", HexFormat.of().toHexDigits(sequence))
        .add("eventName", first ? "INSERT" : "MODIFY")
        .add("eventVersion", "1.1")
        .add("eventSource", "aws:dynamodb")
        .add("awsRegion", "cn-north-1")
        .add("dynamodb", change)
        .build();
  }

  private JsonObjectBuilder image() {
    var image =
        Json.object()
            .add("id", attribute("S", key))
            .add("kind", attribute("S", kind))
            .add("eventCount", attribute("N", Integer.toString(eventCount)));
    state.ifPresent(text -> image.add("state", attribute("S", text)));
    if (grantOutstanding) {
      image.add("outstanding", attribute("S", "grant"));
    }
    if (!happened.isEmpty()) {
      image.add("happened", Json.object().add("SS", texts(happened)));
    }
    return image;
  }

  private static JsonObjectBuilder attribute(String type, String value) {
    return Json.object().add(type, value);
  }

  private static JsonArray texts(List<String> texts) {
    var array = Json.array();
    texts.forEach(array::add);
    return array.build();
  }
}
