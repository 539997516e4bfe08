package guitai.journeys.rules;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the files that a test judges are: the root holds `template.yaml`, a module's tests run
/// beside their pom.
public final class Repository {

  public static final Path ROOT = root(Path.of("").toAbsolutePath());

  private Repository() {}

  private static Path root(Path directory) {
    return Files.exists(directory.resolve("template.yaml"))
        ? directory
        : root(directory.resolve(".."));
  }
}
