package guitai.local.events;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The template's pipe of daily reports to the bus, with the template's own texts.
public final class DailyReportEvents {
  /// Admits daily reports with differences; the differences themselves stay in the table.
  public static final String PIPE_FILTER =
      """
      {"dynamodb":{"NewImage":{"differences":{"N":[{"exists":true}]}}}}\
      """;

  public static final String SOURCE = "guitai.reconciliation";
  public static final String DETAIL_TYPE = "ReconciliationDiffers";

  public static final String DETAIL =
      """
      {"source":<$.dynamodb.NewImage.book.S>,"day":<$.dynamodb.NewImage.entry.S>,\
      "differences":<$.dynamodb.NewImage.differences.N>}\
      """;

  private static final InputTemplate TEMPLATE = new InputTemplate(DETAIL);

  private DailyReportEvents() {}

  /// Takes the stream's records as a function would, and sends the bus their events.
  ///
  /// @param region that the records name
  public static UnaryOperator<String> pipe(String region, Consumer<JsonObject> bus) {
    return batch -> {
      for (var record : Json.parse(batch).getJsonArray("Records")) {
        var detail = TEMPLATE.of(record.asJsonObject());
        bus.accept(BusEvent.of(SOURCE, DETAIL_TYPE, region, detail));
      }
      return "";
    };
  }
}
