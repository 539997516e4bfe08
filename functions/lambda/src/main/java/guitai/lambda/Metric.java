package guitai.lambda;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A count that CloudWatch reads from a log line, without a call. A dimension must have few values,
/// all our own: each combination of values is a metric that costs money.
///
/// @param namespace of this deployment
/// @see <a
///   href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">embedded
///   metric format</a>
record Metric(Log log, String namespace, String name) {
  /// @param sets of dimensions; each set is a metric of its own
  void count(long count, Instant at, Map<String, String> dimensions, List<List<String>> sets) {
    log.out().accept(line(count, at, dimensions, sets).toString());
  }

  void count(long count) {
    count(count, log.clock().instant(), Map.of(), List.of(List.of()));
  }

  JsonObject line(long count, Instant at, Map<String, String> dimensions, List<List<String>> sets) {
    var keys = Json.array();
    sets.forEach(set -> {
      var each = Json.array();
      set.forEach(each::add);
      keys.add(each);
    });
    var directive =
        Json.object()
            .add("Namespace", namespace)
            .add("Dimensions", keys)
            .add("Metrics", Json.array().add(Json.object().add("Name", name).add("Unit", "Count")));
    var line =
        Json.object()
            .add(
                "_aws",
                Json.object()
                    .add("Timestamp", at.toEpochMilli())
                    .add("CloudWatchMetrics", Json.array().add(directive)));
    dimensions.forEach(line::add);
    return line.add(name, count).build();
  }
}
