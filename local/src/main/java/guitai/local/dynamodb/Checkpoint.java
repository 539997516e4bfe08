package guitai.local.dynamodb;

import guitai.json.Json;
import guitai.sandbox.files.DurableFiles;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The sequence number up to which each shard of a stream is processed, in a file. A move is
/// durable when it returns.
final class Checkpoint {
  private final Path file;
  private final String stream;
  private final Map<String, String> done = new HashMap<>();

  /// Starts at the beginning where the file belongs to another stream: the table was created again.
  Checkpoint(Path file, String stream) {
    this.file = file;
    this.stream = stream;
    read()
        .filter(json -> json.getString("stream").equals(stream))
        .ifPresent(json ->
            json.getJsonObject("done")
                .forEach((shard, at) -> done.put(shard, ((JsonString) at).getString())));
  }

  private Optional<JsonObject> read() {
    try {
      return Files.exists(file)
          ? Optional.of(Json.parse(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<String> of(String shard) {
    return Optional.ofNullable(done.get(shard));
  }

  void move(String shard, String sequenceNumber) {
    done.put(shard, sequenceNumber);
    var all = Json.object();
    done.forEach(all::add);
    DurableFiles.replace(
        file, Json.object().add("stream", stream).add("done", all).build().toString());
  }
}
