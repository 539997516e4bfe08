package guitai.journeys.rules;

import java.nio.file.Files;
import java.nio.file.Path;

/// The root of the repository: it has `template.yaml`, and a module's tests run beside the module's
/// pom.
public final class Repository {

  public static final Path ROOT = root(Path.of("").toAbsolutePath());

  private Repository() {}

  private static Path root(Path directory) {
    return Files.exists(directory.resolve("template.yaml"))
        ? directory
        : root(directory.resolve(".."));
  }
}
