package guitai.journeys.house;

import guitai.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// The files in `events/`: each is literally an input of the function its name begins with.
final class Events {

  static final Path DIRECTORY = Repository.ROOT.resolve("events");

  private Events() {}

  static List<Path> files(Predicate<String> wanted) throws IOException {
    try (var files = Files.list(DIRECTORY)) {
      return files.filter(file -> wanted.test(file.getFileName().toString())).sorted().toList();
    }
  }

  static JsonObject json(Path file) throws IOException {
    return Json.parse(Files.readAllBytes(file));
  }

  /// The same with one member added or replaced.
  static JsonObject with(JsonObject json, String name, JsonValue value) {
    var changed = Json.object();
    json.forEach(changed::add);
    return changed.add(name, value).build();
  }

  static String function(Path file) {
    return file.getFileName().toString().split("-", 2)[0];
  }
}
