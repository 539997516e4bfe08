package guitai.local.events;

import guitai.queue.QueueContract;
import guitai.queue.ReceivedMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class QueueOfFilesTest extends QueueContract {
  @TempDir Path home;
  private Queue queue;

  @BeforeEach
  void open() {
    queue = new Queue(home.resolve("refunds"), VISIBILITY, RECEIVES, this::now);
  }

  @Override
  protected void send(String body) {
    queue.send(body);
  }

  @Override
  protected List<ReceivedMessage> receive(int limit) {
    return queue.receive(limit).stream()
        .map(one -> new ReceivedMessage(one.id(), one.id(), one.body(), one.receives()))
        .toList();
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
    var file = home.resolve("refunds-failures.jsonl");
    try {
      return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
