package guitai.lambda;

import guitai.json.Json;
import java.util.EnumMap;
import java.util.Map;

/// Writes measures of a run as one log line each set, which CloudWatch reads as metrics. A zero is
/// written too: an alarm takes missing data for a run that didn't happen.
record Measures(Log log, String namespace) {
  /// @param dimensions with few values, all our own
  void put(Map<Measure, Long> values, Map<String, String> dimensions) {
    var names = Json.array();
    dimensions.keySet().stream().sorted().forEach(names::add);
    var metrics = Json.array();
    var ordered = new EnumMap<>(values);
    ordered
        .keySet()
        .forEach(
            each -> metrics.add(Json.object().add("Name", each.text()).add("Unit", each.unit())));
    var directive =
        Json.object()
            .add("Namespace", namespace)
            .add("Dimensions", Json.array().add(names))
            .add("Metrics", metrics);
    var line =
        Json.object()
            .add(
                "_aws",
                Json.object()
                    .add("Timestamp", log.clock().instant().toEpochMilli())
                    .add("CloudWatchMetrics", Json.array().add(directive)));
    dimensions.forEach(line::add);
    ordered.forEach((each, value) -> line.add(each.text(), value));
    log.out().accept(line.build().toString());
  }

  /// The heartbeat of a piece of scheduled work.
  void completed(String work) {
    put(Map.of(Measure.COMPLETED, 1L), Map.of("work", work));
  }
}
