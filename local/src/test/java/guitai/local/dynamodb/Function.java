package guitai.local.dynamodb;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// A function that records its events and gives the answers that a test sets.
final class Function implements UnaryOperator<String> {
  private final List<JsonObject> events = new CopyOnWriteArrayList<>();
  private final UnaryOperator<String> answer;

  Function(UnaryOperator<String> answer) {
    this.answer = answer;
  }

  @Override
  public String apply(String event) {
    events.add(Json.parse(event));
    return answer.apply(event);
  }

  int invocations() {
    return events.size();
  }

  List<JsonObject> records() {
    return events.stream()
        .flatMap(event -> event.getJsonArray("Records").getValuesAs(JsonObject.class).stream())
        .toList();
  }

  /// The order ids of all records, in the order they came.
  List<String> orders() {
    return records().stream().map(Function::order).toList();
  }

  static String order(JsonObject stored) {
    return stored
        .getJsonObject("dynamodb")
        .getJsonObject("Keys")
        .getJsonObject("id")
        .getString("S");
  }

  static void until(BooleanSupplier so) throws InterruptedException {
    for (int i = 0; i < 300 && !so.getAsBoolean(); i++) {
      Thread.sleep(Duration.ofMillis(50));
    }
  }
}
