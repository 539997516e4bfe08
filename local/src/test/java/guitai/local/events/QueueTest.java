package guitai.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueTest {
  private static final String DONE = "{\"batchItemFailures\":[]}";
  @TempDir Path home;
  private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");

  private Queue queue() {
    return new Queue(home.resolve("refunds"), Duration.ofMinutes(9), 2, () -> now);
  }

  private static List<String> bodies(List<Queue.Received> received) {
    return received.stream().map(Queue.Received::body).sorted().toList();
  }

  @Test
  void a_received_message_is_hidden_and_comes_again_unless_deleted() {
    var queue = queue();
    queue.send("one");
    queue.send("two");
    assertThat(bodies(queue.receive(10))).containsExactly("one", "two");
    assertThat(queue.receive(10)).isEmpty();
    now = now.plusSeconds(540);
    var again = queue.receive(10);
    assertThat(bodies(again)).containsExactly("one", "two");
    assertThat(again).extracting(Queue.Received::receives).containsOnly(2);
    again.forEach(message -> queue.delete(message.id()));
    now = now.plusSeconds(540);
    assertThat(queue.receive(10)).isEmpty();
  }

  @Test
  void no_more_than_asked_for_are_received_at_a_time() {
    var queue = queue();
    List.of("one", "two", "three").forEach(queue::send);
    assertThat(queue.receive(2)).hasSize(2);
    assertThat(queue.receive(2)).hasSize(1);
  }

  @Test
  void what_was_received_too_often_is_a_dead_letter() throws Exception {
    var queue = queue();
    queue.send("{}");
    for (int i = 0; i < 3; i++) {
      queue.receive(1);
      now = now.plusSeconds(540);
    }
    assertThat(queue.size()).isZero();
    assertThat(Files.readAllLines(home.resolve("refunds-failures.jsonl"))).hasSize(1);
  }

  @Test
  void a_message_outlives_its_process_and_its_receiver() {
    var before = queue();
    before.send("one");
    before.receive(1);
    assertThat(bodies(queue().receive(1))).containsExactly("one");
  }

  private List<JsonObject> poll(Queue queue, UnaryOperator<String> answer, BooleanSupplier until)
      throws InterruptedException {
    var events = new CopyOnWriteArrayList<JsonObject>();
    try (var _ =
        QueuePoller.start(
            queue,
            2,
            "cn-north-1",
            event -> {
              events.add(Json.parse(event));
              return answer.apply(event);
            })) {
      for (int i = 0; i < 200 && !until.getAsBoolean(); i++) {
        Thread.sleep(20);
      }
    }
    return events;
  }

  @Test
  void a_function_gets_batches_and_what_it_does_not_report_is_done() throws Exception {
    var queue = queue();
    List.of("one", "two", "three").forEach(queue::send);
    var events = poll(queue, _ -> DONE, () -> queue.size() == 0);
    assertThat(queue.size()).isZero();
    assertThat(events).hasSize(2);
    var record = events.getFirst().getJsonArray("Records").getJsonObject(0);
    assertThat(record.getJsonObject("attributes").getString("ApproximateReceiveCount"))
        .isEqualTo("1");
  }

  @Test
  void only_the_failed_ones_come_again() throws Exception {
    var queue = queue();
    queue.send("good");
    queue.send("bad");
    poll(queue, QueueTest::failBad, () -> queue.size() == 1);
    now = now.plusSeconds(540);
    assertThat(bodies(queue.receive(10))).containsExactly("bad");
  }

  private static String failBad(String event) {
    var failures = Json.array();
    Json.parse(event).getJsonArray("Records").getValuesAs(JsonObject.class).stream()
        .filter(record -> record.getString("body").equals("bad"))
        .forEach(record ->
            failures.add(Json.object().add("itemIdentifier", record.getString("messageId"))));
    return Json.object().add("batchItemFailures", failures).build().toString();
  }

  @Test
  void a_function_that_breaks_has_done_nothing() throws Exception {
    var queue = queue();
    queue.send("one");
    var broke = new CountDownLatch(1);
    poll(
        queue,
        _ -> {
          broke.countDown();
          throw new IllegalStateException("broken");
        },
        () -> broke.getCount() == 0);
    now = now.plusSeconds(540);
    assertThat(bodies(queue.receive(10))).containsExactly("one");
  }
}
