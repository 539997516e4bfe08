package guitai.journeys.rules;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import guitai.local.dynamodb.StreamReader;
import guitai.local.events.DailyReportEvents;
import guitai.local.events.OrderEvents;
import guitai.local.events.RefundQueue;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The local readers of a table's stream equal the deployed ones.
class OrderEventsTest {
  private final Template template = Template.read();

  OrderEventsTest() throws IOException {}

  private JsonObject grants() {
    return function("GrantEntitlement", "Orders");
  }

  private JsonObject function(String id, String event) {
    return template
        .properties(id)
        .getJsonObject("Events")
        .getJsonObject(event)
        .getJsonObject("Properties");
  }

  private static JsonObject filter(JsonObject criteria) {
    var filters = criteria.getJsonArray("Filters");
    assertThat(filters).hasSize(1);
    return Json.parse(filters.getJsonObject(0).getString("Pattern"));
  }

  private JsonObject pipeSource() {
    return template.properties("OrderPipe").getJsonObject("SourceParameters");
  }

  private JsonObject pipeTarget() {
    return template.properties("OrderPipe").getJsonObject("TargetParameters");
  }

  @Test
  void the_local_streams_readers_filter_as_the_deployed_ones() {
    assertThat(StreamReader.GRANTS.filter().pattern())
        .isEqualTo(filter(grants().getJsonObject("FilterCriteria")));
    assertThat(StreamReader.PIPE.filter().pattern())
        .isEqualTo(filter(pipeSource().getJsonObject("FilterCriteria")));
    var pipe = pipeSource().getJsonObject("DynamoDBStreamParameters");
    assertThat(grants().getString("BatchSize")).isEqualTo("" + StreamReader.GRANTS.batch());
    assertThat(pipe.getString("BatchSize")).isEqualTo("" + StreamReader.PIPE.batch());
  }

  @Test
  void the_stream_has_two_readers_and_takes_no_more() {
    var sources =
        Stream.concat(
                template.functions().values().stream()
                    .filter(function -> function.containsKey("Events"))
                    .flatMap(function -> function.getJsonObject("Events").values().stream()),
                template.all("AWS::Pipes::Pipe").values().stream())
            .filter(each -> each.toString().contains("Orders.StreamArn"));
    assertThat(sources).hasSize(2);
  }

  @Test
  void a_local_event_equals_the_deployed_one() {
    assertThat(pipeTarget().getString("InputTemplate")).isEqualTo(OrderEvents.DETAIL);
    var bus = pipeTarget().getJsonObject("EventBridgeEventBusParameters");
    assertThat(bus.getString("Source")).isEqualTo(OrderEvents.SOURCE);
    assertThat(bus.getString("DetailType")).isEqualTo(OrderEvents.DETAIL_TYPE);
    assertThat(template.properties("RefundRequested").getJsonObject("EventPattern"))
        .isEqualTo(Json.parse(OrderEvents.REFUND_RULE));
  }

  @Test
  void a_daily_report_with_differences_has_the_same_event_locally_and_deployed() {
    var pipe = template.properties("ReconciliationPipe");
    var source = pipe.getJsonObject("SourceParameters");
    assertThat(StreamReader.STATEMENTS.filter().pattern())
        .isEqualTo(filter(source.getJsonObject("FilterCriteria")));
    assertThat(source.getJsonObject("DynamoDBStreamParameters").getString("BatchSize"))
        .isEqualTo("" + StreamReader.STATEMENTS.batch());
    var target = pipe.getJsonObject("TargetParameters");
    assertThat(target.getString("InputTemplate")).isEqualTo(DailyReportEvents.DETAIL);
    var bus = target.getJsonObject("EventBridgeEventBusParameters");
    assertThat(bus.getString("Source")).isEqualTo(DailyReportEvents.SOURCE);
    assertThat(bus.getString("DetailType")).isEqualTo(DailyReportEvents.DETAIL_TYPE);
  }

  @Test
  void the_local_refund_queue_retries_as_the_deployed_one() {
    var queue = template.properties("Refunds");
    var redrive = queue.getJsonObject("RedrivePolicy");
    assertThat(queue.getString("VisibilityTimeout"))
        .isEqualTo("" + RefundQueue.VISIBILITY.toSeconds());
    assertThat(redrive.getString("maxReceiveCount")).isEqualTo("" + RefundQueue.RECEIVES);
    assertThat(function("SendRefund", "Refunds").getString("BatchSize"))
        .isEqualTo("" + RefundQueue.BATCH);
    assertThat(template.properties("SendRefund").getString("Timeout"))
        .isEqualTo("" + RefundQueue.TIMEOUT.toSeconds());
    assertThat(RefundQueue.VISIBILITY).isEqualTo(RefundQueue.TIMEOUT.multipliedBy(6));
  }

  @Test
  void every_dead_letter_raises_an_alarm() {
    var alarmed =
        template.all("AWS::CloudWatch::Alarm").values().stream()
            .map(alarm -> String.valueOf(alarm.get("Dimensions")))
            .toList();
    template
        .all("AWS::SQS::Queue")
        .forEach((id, queue) -> {
          if (!queue.containsKey("RedrivePolicy")) {
            assertThat(alarmed).as(id).anyMatch(each -> each.contains(id + ".QueueName"));
          }
        });
  }
}
