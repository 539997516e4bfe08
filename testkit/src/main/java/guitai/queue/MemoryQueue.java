package guitai.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/// A queue in memory: a received message is hidden for a while, and comes again unless it is
/// deleted; after so many receives it is a dead letter. For tests.
public final class MemoryQueue {
  private record Message(long number, String body, int receives, Instant visibleAt) {
    private String id() {
      return "m" + number;
    }

    private String receipt() {
      return id() + "-" + receives;
    }

    private Message received(Instant until) {
      return new Message(number, body, receives + 1, until);
    }

    private Message visible() {
      return new Message(number, body, receives, Instant.MIN);
    }

    private ReceivedMessage seen() {
      return new ReceivedMessage(id(), receipt(), body, receives);
    }
  }

  private final Map<Long, Message> messages = new TreeMap<>();
  private final List<String> deadLetters = new ArrayList<>();
  private final Duration visibility;
  private final int receives;
  private final IntUnaryOperator order;
  private long sent;

  /// Gives the visible messages in the order in which they were sent.
  public MemoryQueue(Duration visibility, int receives) {
    this(visibility, receives, _ -> 0);
  }

  /// @param visibility how long a received message is hidden
  /// @param receives how often a message is received at most
  /// @param order chooses the next of so many visible messages: a number below it
  public MemoryQueue(Duration visibility, int receives, IntUnaryOperator order) {
    this.visibility = visibility;
    this.receives = receives;
    this.order = order;
  }

  public synchronized void send(String body) {
    sent++;
    messages.put(sent, new Message(sent, body, 0, Instant.MIN));
  }

  /// Receives at most `limit` visible messages and hides them.
  public synchronized List<ReceivedMessage> receive(Instant now, int limit) {
    bury(now);
    var visible = new ArrayList<>(visible(now));
    var received = new ArrayList<ReceivedMessage>();
    while (received.size() < limit && !visible.isEmpty()) {
      var next = visible.remove(order.applyAsInt(visible.size())).received(now.plus(visibility));
      messages.put(next.number(), next);
      received.add(next.seen());
    }
    return received;
  }

  private List<Message> visible(Instant now) {
    return messages.values().stream().filter(message -> !message.visibleAt().isAfter(now)).toList();
  }

  private void bury(Instant now) {
    visible(now).stream()
        .filter(message -> message.receives() >= receives)
        .forEach(message -> {
          messages.remove(message.number());
          deadLetters.add(message.body());
        });
  }

  /// Deletes the message, unless it was received again since.
  public synchronized void delete(String receipt) {
    messages.values().removeIf(message -> message.receipt().equals(receipt));
  }

  /// Forgets that a message is hidden, as SQS does now and then: it comes again at once. Nothing
  /// happens where it was deleted.
  public synchronized void forgetReceive(String id) {
    messages.replaceAll((_, message) -> message.id().equals(id) ? message.visible() : message);
  }

  /// When the next message is visible, now or before where one is; empty where there is none.
  public synchronized Optional<Instant> nextVisible() {
    return messages.values().stream().map(Message::visibleAt).min(Comparator.naturalOrder());
  }

  /// The bodies of the messages that were received too often.
  public synchronized List<String> deadLetters() {
    return List.copyOf(deadLetters);
  }

  /// The number of messages, hidden ones included.
  public synchronized int size() {
    return messages.size();
  }
}
