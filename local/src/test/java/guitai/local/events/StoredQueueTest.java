package guitai.local.events;

import guitai.stored.Golden;
import guitai.stored.GoldenValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StoredQueueTest {
  private static final Instant AT = Instant.parse("2026-01-31T15:59:59.987Z");

  @TestFactory
  Stream<DynamicTest> every_message_is_read_and_written_as_it_was_stored() {
    var body = "{\"order\":\"A1\"}";
    return Golden.flat("queue", Queue.Received.class, StoredQueueTest::read, StoredQueueTest::write)
        .hold(
            List.of(
                GoldenValue.of("sent", new Queue.Received("m1", body, AT, 0)),
                GoldenValue.of("received", new Queue.Received("m1", body, AT, 1))));
  }

  /// The message as it was before this test receives it.
  private static Queue.Received read(String text) {
    try {
      var directory = directory();
      Files.writeString(directory.resolve("m1.json"), text);
      var received = queue(directory).receive(1).getFirst();
      return new Queue.Received(
          received.id(), received.body(), received.sentAt(), received.receives() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The stored text without the message's random number.
  private static String write(Queue.Received message) {
    try {
      var directory = directory();
      var queue = queue(directory);
      queue.send(message.body());
      if (message.receives() == 1) {
        queue.receive(1);
      }
      try (var files = Files.list(directory)) {
        var file = files.findFirst().orElseThrow();
        var id = file.getFileName().toString().replace(".json", "");
        return Files.readString(file).replace(id, message.id());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory() throws IOException {
    return Files.createTempDirectory(Path.of("target"), "queue");
  }

  private static Queue queue(Path directory) {
    return new Queue(directory, Duration.ofSeconds(30), 3, InstantSource.fixed(AT));
  }
}
