package guitai.journeys.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program run to its end in the repository's root.
public record Command(int status, String out, String err) {

  /// The SAM CLI that `.venv` holds.
  public static final String SAM = Repository.ROOT.resolve(".venv/bin/sam").toString();

  private static final int PATIENCE_MINUTES = 5;

  /// @throws IOException if the program does not exist
  public static Command run(List<String> words) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(words).directory(Repository.ROOT.toFile());
    builder.environment().put("SAM_CLI_TELEMETRY", "0");
    var process = builder.redirectError(ProcessBuilder.Redirect.PIPE).start();
    process.getOutputStream().close();
    var err = new StringBuilder();
    var reading =
        Thread.ofVirtual()
            .start(
                () -> process.errorReader().lines().forEach(line -> err.append(line).append('\n')));
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    reading.join();
    return new Command(process.waitFor(), out, err.toString());
  }

  /// Whether the program exists and exits with 0.
  public static boolean succeeds(String... words) throws InterruptedException {
    try {
      return run(Stream.of(words).toList()).status() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
