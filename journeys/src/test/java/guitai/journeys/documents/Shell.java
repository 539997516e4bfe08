package guitai.journeys.documents;

import static org.assertj.core.api.Assertions.assertThat;

import guitai.journeys.Needs;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Bash, as a reader of the documents has it.
record Shell(Path directory, Map<String, String> environment) {
  private static final int PATIENCE_SECONDS = 120;
  private static final List<String> PROGRAMS = List.of("bash", "curl", "jq", "openssl");

  /// What the documents tell a reader to have.
  static void needsPrograms() {
    for (var program : PROGRAMS) {
      Needs.orLeaveOut(there(program), program);
    }
  }

  private static boolean there(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /// Runs a script that must succeed at every step, and gives what it says.
  String run(String script) {
    var said = output("-euo", "pipefail", "-c", script);
    assertThat(said.status()).as("of\n%s\nwhich says\n%s", script, said.text()).isZero();
    return said.text();
  }

  /// Reads a script without running any of it.
  void parse(String script) {
    var said = output("-n", "-c", script);
    assertThat(said.status()).as("of\n%s\nwhich says\n%s", script, said.text()).isZero();
  }

  private record Said(int status, String text) {}

  private Said output(String... words) {
    try {
      var file = Files.createTempFile("shell", ".out");
      var builder = new ProcessBuilder("bash").directory(directory.toFile());
      builder.command().addAll(List.of(words));
      builder.environment().putAll(environment);
      var process = builder.redirectErrorStream(true).redirectOutput(file.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      return new Said(process.waitFor(), Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
