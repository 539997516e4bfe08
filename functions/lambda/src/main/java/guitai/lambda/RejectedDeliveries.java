package guitai.lambda;

import guitai.json.Json;
import guitai.notification.NotificationReceiver.Received;
import guitai.notification.Outcome;
import guitai.provider.Delivery;
import jakarta.json.JsonArray;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Deliveries that were rejected: all are counted, and a few a minute are logged as samples. The
/// sender chose everything in such a delivery, so a line has its measures and none of its content.
final class RejectedDeliveries {
  /// Lines of one instance in one minute.
  static final int SAMPLES = 5;

  private static final int ACCEPTED_BELOW = 300;
  private static final Set<Outcome> COUNTED =
      Set.of(
          Outcome.FORGED,
          Outcome.PROBE,
          Outcome.OTHER_ENVIRONMENT,
          Outcome.TOO_LARGE,
          Outcome.UNKNOWN_KEY,
          Outcome.UNREADABLE,
          Outcome.UNAVAILABLE);
  private static final List<List<String>> SETS =
      List.of(List.of("provider", "outcome"), List.of("outcome"));

  private final Metric metric;
  private Instant minute = Instant.MIN;
  private int sampled;

  RejectedDeliveries(Log log, String namespace) {
    metric = new Metric(log, namespace, "UnbelievedDeliveries");
  }

  /// @param provider a known one, by its name in openapi.yaml
  void note(String provider, Delivery delivery, Received received, Log.Line line) {
    if (received.acknowledgement().status() < ACCEPTED_BELOW) {
      return;
    }
    var outcome = COUNTED.contains(received.outcome()) ? received.outcome().text() : "other";
    var at = delivery.receivedAt();
    metric.count(1, at, Map.of("provider", provider, "outcome", outcome), SETS);
    if (admitted(at)) {
      received.why().ifPresent(why -> line.put("why", why));
      line.put("bytes", delivery.body().size()).put("proofs", proofs(delivery)).warned();
    }
  }

  private synchronized boolean admitted(Instant at) {
    var now = at.truncatedTo(ChronoUnit.MINUTES);
    if (!now.equals(minute)) {
      minute = now;
      sampled = 0;
    }
    return sampled++ < SAMPLES;
  }

  /// The names of the signature headers that providers use; other names are left out, since a
  /// sender could write anything into them.
  private static JsonArray proofs(Delivery delivery) {
    var known = Set.of("serial", "signature", "timestamp", "nonce", "signature-type");
    var names = new TreeSet<String>();
    delivery.headers().keySet().stream()
        .map(name -> name.toLowerCase(Locale.ROOT).replaceFirst("^wechatpay-", ""))
        .filter(known::contains)
        .forEach(names::add);
    var array = Json.array();
    names.forEach(array::add);
    return array.build();
  }
}
