package guitai.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import guitai.bytes.Bytes;
import guitai.json.Json;
import guitai.notification.NotificationReceiver.Received;
import guitai.notification.Outcome;
import guitai.provider.Delivery;
import guitai.provider.Notifications.Acknowledgement;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
class RejectedDeliveriesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:30Z");
  private static final Log LOG = new Log(() -> NOW, line -> System.out.println(line));
  private final RejectedDeliveries unbelieved = new RejectedDeliveries(LOG, "guitai-test");

  private static Delivery delivery(Instant at) {
    return new Delivery(
        Map.of(
            "Wechatpay-Serial", "openid-of-alice",
            "Wechatpay-Signature", "secret-signature",
            "x-forwarded-for", "203.0.113.9"),
        Bytes.utf8("{\"openid\":\"o-secret\"}"),
        at);
  }

  private static Received received(int status, Outcome outcome) {
    var answer = new Acknowledgement(status, "application/json", "");
    return new Received(
        answer,
        outcome,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("the signature does not hold"));
  }

  /// The lines that are printed while deliveries are counted.
  private List<JsonObject> noted(Instant at, int times, Received received) {
    var before = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      for (int i = 0; i < times; i++) {
        var line = LOG.line("ReceiveNotification", "request-1");
        unbelieved.note("wechat-pay", delivery(at), received, line);
        line.write();
      }
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8).lines().map(Json::parse).toList();
  }

  private static List<JsonObject> samples(List<JsonObject> lines) {
    return lines.stream().filter(line -> line.containsKey("why")).toList();
  }

  private static List<JsonObject> counts(List<JsonObject> lines) {
    return lines.stream().filter(line -> line.containsKey("_aws")).toList();
  }

  @Test
  void each_counts_under_its_provider_and_outcome_as_cloudwatch_reads_it() {
    var count = counts(noted(NOW, 1, received(401, Outcome.FORGED))).getFirst();
    assertThat(count)
        .isEqualTo(
            Json.parse(
                """
                {"_aws":{"Timestamp":1795341630000,"CloudWatchMetrics":[
                  {"Namespace":"guitai-test","Dimensions":[["provider","outcome"],["outcome"]],
                   "Metrics":[{"Name":"UnbelievedDeliveries","Unit":"Count"}]}]},
                 "provider":"wechat-pay","outcome":"forged","UnbelievedDeliveries":1}\
                """));
  }

  @Test
  void an_accepted_delivery_counts_nowhere() {
    assertThat(counts(noted(NOW, 3, received(200, Outcome.RECORDED)))).isEmpty();
  }

  @Test
  void an_outcome_that_is_none_of_ours_makes_no_metric_of_its_own() {
    assertThat(
            counts(noted(NOW, 1, received(400, Outcome.REFUSED))).getFirst().getString("outcome"))
        .isEqualTo("other");
  }

  @Test
  void a_flood_is_counted_whole_and_shown_in_part_each_minute() {
    var lines = noted(NOW, 100, received(401, Outcome.FORGED));
    assertThat(counts(lines)).hasSize(100);
    assertThat(samples(lines)).hasSize(RejectedDeliveries.SAMPLES);
    assertThat(samples(noted(NOW.plusSeconds(29), 1, received(401, Outcome.FORGED)))).isEmpty();
    assertThat(samples(noted(NOW.plusSeconds(31), 1, received(401, Outcome.FORGED)))).hasSize(1);
  }

  @Test
  void a_sample_says_why_and_nothing_of_what_was_sent() {
    var lines = noted(NOW, 1, received(401, Outcome.FORGED));
    var sample = samples(lines).getFirst();
    assertThat(sample.getString("why")).isEqualTo("the signature does not hold");
    assertThat(sample.getString("level")).isEqualTo("WARN");
    assertThat(sample.getJsonArray("proofs")).hasSize(2);
    assertThat(lines.toString())
        .doesNotContain("openid", "o-secret", "secret-signature", "203.0.113.9");
  }
}
