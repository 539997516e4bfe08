package guitai.lambda;

import guitai.notification.NotificationReceiver.Received;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Genuine notifications that a person must see: complaints, requests for a refund, withdrawn
/// consent, and those of a type that we don't know. They are counted by their type; only a
/// provider's own signature adds one.
final class UnknownNotifications {
  private static final List<List<String>> SETS = List.of(List.of(), List.of("provider", "type"));
  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z._-]{1,100}");

  private final Metric metric;

  UnknownNotifications(Log log, String namespace) {
    metric = new Metric(log, namespace, "UnknownNotifications");
  }

  /// @param provider a known one, by its name in openapi.yaml
  void note(String provider, Received received, Log.Line line) {
    received
        .unknown()
        .map(type -> NAME.matcher(type).matches() ? type : "unreadable")
        .ifPresent(type -> {
          line.put("type", type).warned();
          metric.count(
              1, metric.log().clock().instant(), Map.of("provider", provider, "type", type), SETS);
        });
  }
}
