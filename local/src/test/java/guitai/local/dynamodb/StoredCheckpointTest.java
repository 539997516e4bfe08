package guitai.local.dynamodb;

import guitai.stored.Golden;
import guitai.stored.GoldenValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StoredCheckpointTest {
  @TestFactory
  Stream<DynamicTest> every_checkpoint_is_read_and_written_as_it_was_stored() {
    return Golden.flat(
            "checkpoint", String.class, StoredCheckpointTest::read, StoredCheckpointTest::write)
        .hold(List.of(GoldenValue.of("of-a-shard", "000000000000000000123")));
  }

  private static String read(String text) {
    try {
      var file = file();
      Files.writeString(file, text);
      return new Checkpoint(file, "stream-1").of("shard-1").orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String write(String sequenceNumber) {
    try {
      var file = file();
      new Checkpoint(file, "stream-1").move("shard-1", sequenceNumber);
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file() throws IOException {
    return Files.createTempDirectory(Path.of("target"), "checkpoint").resolve("checkpoint.json");
  }
}
