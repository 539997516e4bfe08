package guitai.lambda;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A count that CloudWatch takes out of a log line: it costs no call. Every dimension's values must
/// be few and our own, since each set of them is a metric that is paid for.
///
/// @param namespace of this deployment
/// @see <a
///   href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">embedded
///   metric format</a>
record Metric(String namespace, String name) {
  /// @param sets of dimensions to count under, each apart
  void count(long count, Instant at, Map<String, String> dimensions, List<List<String>> sets) {
    System.out.println(line(count, at, dimensions, sets));
  }

  void count(long count, Instant at) {
    count(count, at, Map.of(), List.of(List.of()));
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
