package guitai.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The contract of every queue: it hides what was received for nine minutes, and gives a message
/// twice at most.
public abstract class QueueContract {
  protected static final Duration VISIBILITY = Duration.ofMinutes(9);
  protected static final int RECEIVES = 2;

  private Instant now = Instant.parse("2026-11-22T10:00:00Z");

  /// The time by the queue's clock.
  protected Instant now() {
    return now;
  }

  protected abstract void send(String body);

  protected abstract List<ReceivedMessage> receive(int limit);

  protected abstract void delete(String receipt);

  protected abstract int size();

  protected abstract int deadLetters();

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private List<String> bodies(int limit) {
    return receive(limit).stream().map(ReceivedMessage::body).sorted().toList();
  }

  @Test
  void an_empty_queue_gives_nothing() {
    assertThat(receive(10)).isEmpty();
    assertThat(size()).isZero();
  }

  @Test
  void a_received_message_is_hidden_and_comes_again_unless_it_is_deleted() {
    send("one");
    send("two");
    assertThat(bodies(10)).containsExactly("one", "two");
    pass(VISIBILITY.minusMillis(1));
    assertThat(receive(10)).isEmpty();
    assertThat(size()).isEqualTo(2);
    pass(Duration.ofMillis(1));

    var again = receive(10);
    assertThat(again).extracting(ReceivedMessage::receives).containsExactly(2, 2);
    again.forEach(message -> delete(message.receipt()));
    pass(VISIBILITY);
    assertThat(receive(10)).isEmpty();
    assertThat(size()).isZero();
    assertThat(deadLetters()).isZero();
  }

  @Test
  void a_message_keeps_its_id() {
    send("one");
    var first = receive(1).getFirst();
    pass(VISIBILITY);
    assertThat(receive(1)).extracting(ReceivedMessage::id).containsExactly(first.id());
  }

  @Test
  void two_messages_of_one_body_are_two() {
    send("one");
    send("one");
    assertThat(receive(10)).extracting(ReceivedMessage::id).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void no_more_than_asked_for_are_received_at_a_time() {
    List.of("one", "two", "three").forEach(this::send);
    assertThat(receive(2)).hasSize(2);
    assertThat(receive(2)).hasSize(1);
    assertThat(receive(2)).isEmpty();
  }

  @Test
  void what_was_received_too_often_is_a_dead_letter() {
    send("one");
    for (int i = 0; i < RECEIVES; i++) {
      assertThat(bodies(1)).containsExactly("one");
      assertThat(deadLetters()).isZero();
      pass(VISIBILITY);
    }
    assertThat(receive(1)).isEmpty();
    assertThat(size()).isZero();
    assertThat(deadLetters()).isEqualTo(1);
  }
}
