package guitai.journeys.rules;

import guitai.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// The files in `events/`: each is literally an input of the function its name begins with.
public final class Events {

  public static final Path DIRECTORY = Repository.ROOT.resolve("events");

  private Events() {}

  public static List<Path> files(Predicate<String> wanted) throws IOException {
    try (var files = Files.list(DIRECTORY)) {
      return files.filter(file -> wanted.test(file.getFileName().toString())).sorted().toList();
    }
  }

  public static JsonObject json(Path file) throws IOException {
    return Json.parse(Files.readAllBytes(file));
  }

  /// The same with one member added or replaced.
  public static JsonObject with(JsonObject json, String name, JsonValue value) {
    var changed = Json.object();
    json.forEach(changed::add);
    return changed.add(name, value).build();
  }

  public static String function(Path file) {
    return file.getFileName().toString().split("-", 2)[0];
  }
}
