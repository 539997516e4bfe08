package guitai.local.dynamodb;

import guitai.json.Json;
import guitai.local.events.DailyReportEvents;
import guitai.local.events.EventPattern;
import guitai.local.events.OrderEvents;

/// A reader of a table's stream: its name, and the records it gets.
///
/// @param table whose stream it reads
/// @param name of its files: `NAME.json` is its checkpoint, `NAME-failures.jsonl` the failed
///   records
/// @param batch records at most at a time
public record StreamReader(String table, String name, int batch, EventPattern filter) {
  private static final String ORDERS = LocalDynamoDb.TABLES.orders();

  /// The filter of GrantEntitlement's event source mapping.
  public static final String GRANT_FILTER =
      """
      {"dynamodb":{"NewImage":{"kind":{"S":["order","purchase"]},"outstanding":{"S":["grant"]}}}}\
      """;

  /// GrantEntitlement's event source mapping.
  public static final StreamReader GRANTS =
      new StreamReader(ORDERS, "order-stream", 25, GRANT_FILTER);

  /// The pipe from the orders' table to the event bus.
  public static final StreamReader PIPE =
      new StreamReader(ORDERS, "order-pipe", 10, OrderEvents.PIPE_FILTER);

  /// The pipe of daily reports with differences to the event bus.
  public static final StreamReader STATEMENTS =
      new StreamReader(
          LocalDynamoDb.TABLES.reports(), "statement-pipe", 10, DailyReportEvents.PIPE_FILTER);

  private StreamReader(String table, String name, int batch, String filter) {
    this(table, name, batch, new EventPattern(Json.parse(filter)));
  }

  String checkpoint() {
    return name + ".json";
  }

  String failures() {
    return name + "-failures.jsonl";
  }
}
