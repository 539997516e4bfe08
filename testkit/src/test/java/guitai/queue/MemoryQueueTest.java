package guitai.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryQueueTest extends QueueContract {
  private int chosen;
  private final MemoryQueue queue = new MemoryQueue(VISIBILITY, RECEIVES, _ -> chosen);

  @Override
  protected void send(String body) {
    queue.send(body);
  }

  @Override
  protected List<ReceivedMessage> receive(int limit) {
    return queue.receive(now(), limit);
  }

  @Override
  protected void delete(String receipt) {
    queue.delete(receipt);
  }

  @Override
  protected int size() {
    return queue.size();
  }

  @Override
  protected int deadLetters() {
    return queue.deadLetters().size();
  }

  @Test
  void any_visible_message_may_come_next() {
    List.of("one", "two", "three").forEach(queue::send);
    chosen = 2;
    assertThat(receive(1)).extracting(ReceivedMessage::body).containsExactly("three");
    chosen = 0;
    assertThat(receive(2)).extracting(ReceivedMessage::body).containsExactly("one", "two");
  }

  @Test
  void the_next_message_is_visible_when_its_time_is_over() {
    assertThat(queue.nextVisible()).isEmpty();
    queue.send("one");
    assertThat(queue.nextVisible()).hasValueSatisfying(at -> assertThat(at).isBefore(now()));
    receive(1);
    assertThat(queue.nextVisible()).contains(now().plus(VISIBILITY));
  }

  @Test
  void a_forgotten_receive_gives_the_message_again_and_the_first_receipt_deletes_nothing() {
    queue.send("one");
    var first = receive(1).getFirst();
    queue.forgetReceive(first.id());
    var second = receive(1).getFirst();
    assertThat(second.body()).isEqualTo("one");
    queue.delete(first.receipt());
    assertThat(queue.size()).isEqualTo(1);
    queue.delete(second.receipt());
    assertThat(queue.size()).isZero();
    queue.forgetReceive(first.id());
    assertThat(receive(1)).isEmpty();
  }

  @Test
  void a_record_has_what_a_function_reads() {
    queue.send("{}");
    var record = receive(1).getFirst().record();
    assertThat(record.getString("messageId")).isEqualTo("m1");
    assertThat(record.getString("body")).isEqualTo("{}");
    assertThat(record.getJsonObject("attributes").getString("ApproximateReceiveCount"))
        .isEqualTo("1");
  }
}
