package guitai.local.dynamodb;

import guitai.json.Json;
import guitai.local.events.EventPattern;
import guitai.local.events.OrderEvents;

/// One of the stream's two readers: how it is told apart, and what it wants.
///
/// @param name of its files: `NAME.json` is its checkpoint, `NAME-failures.jsonl` what it gave up
/// @param batch records at most at a time
public record StreamReader(String name, int batch, EventPattern filter) {
  /// What GrantEntitlement's event source mapping lets through.
  public static final String GRANT_FILTER =
      """
      {"dynamodb":{"NewImage":{"kind":{"S":["order","purchase"]},"outstanding":{"S":["grant"]}}}}\
      """;

  /// GrantEntitlement's event source mapping.
  public static final StreamReader GRANTS = new StreamReader("order-stream", 25, GRANT_FILTER);

  /// The pipe to the bus.
  public static final StreamReader PIPE =
      new StreamReader("order-pipe", 10, OrderEvents.PIPE_FILTER);

  private StreamReader(String name, int batch, String filter) {
    this(name, batch, new EventPattern(Json.parse(filter)));
  }

  String checkpoint() {
    return name + ".json";
  }

  String failures() {
    return name + "-failures.jsonl";
  }
}
