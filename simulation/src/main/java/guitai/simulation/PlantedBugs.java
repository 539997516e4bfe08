package guitai.simulation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Plants one bug after another in a copy of the sources, and simulates until a history is broken:
/// `PlantedBugs HISTORIES TABLE`. Writes the table of what was found; ends with 1 where a bug isn't
/// found in so many histories.
public final class PlantedBugs {
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private PlantedBugs() {}

  /// @param history the number of the first broken one; empty where none was
  private record Row(Patch bug, Optional<Long> history, String finding) {
    private static Row of(Patch bug, String found) {
      var parts = found.split(" ", 2);
      return parts.length < 2
          ? new Row(bug, Optional.empty(), "not found")
          : new Row(bug, Optional.of(Long.parseLong(parts[0])), sentence(parts[1]));
    }

    /// Without the record that it is about.
    private static String sentence(String finding) {
      return finding.replaceFirst("(of |: )?[A-Z][A-Za-z]+\\[.*", "").strip();
    }

    private String line() {
      return String.format(
          Locale.ROOT,
          "| %s | %s | %s | %s |",
          bug.name(),
          bug.sentence(),
          history.map(number -> String.format(Locale.ROOT, "%,d", number)).orElse("-"),
          finding);
    }
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    var home = Path.of(System.getProperty("guitai.simulation.home")).toAbsolutePath();
    var root = home.resolve("..").normalize();
    var rows = new ArrayList<Row>();
    var chosen = Pattern.compile(System.getProperty("bugs", ".*"));
    for (var bug : Patch.of(home.resolve("bugs"))) {
      if (!chosen.matcher(bug.name()).matches()) {
        continue;
      }
      rows.add(Row.of(bug, simulated(bug, root, arguments[0])));
      System.out.println(rows.getLast().line());
    }
    long missed = rows.stream().filter(row -> row.history().isEmpty()).count();
    var summary =
        String.format(
            Locale.ROOT,
            "%d of %d planted bugs were found, in %d minutes.",
            rows.size() - missed,
            rows.size(),
            Duration.ofNanos(System.nanoTime() - begin).toMinutes() + 1);
    System.out.println(summary);
    write(root.resolve(arguments[1]), rows, summary);
    System.exit(missed > 0 ? 1 : 0);
  }

  private static String simulated(Patch bug, Path root, String histories)
      throws IOException, InterruptedException {
    try (var classes = PatchedClasses.of(bug, root)) {
      var process =
          new ProcessBuilder(command(classes, histories))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      var found = new Output(process);
      if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return found.text();
    }
  }

  /// What a process prints, read while it runs.
  private static final class Output {
    private final Process process;
    private final Thread reader;
    private volatile String text = "";

    Output(Process process) {
      this.process = process;
      this.reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
      try {
        text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      } catch (IOException e) {
        text = "";
      }
    }

    String text() throws InterruptedException {
      reader.join();
      return text;
    }
  }

  private static List<String> command(PatchedClasses classes, String histories) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Djdk.virtualThreadScheduler.parallelism=2",
        "-Djdk.trackAllThreads=false",
        "-Xmx3g",
        // Most bugs are found before the second compiler has paid off.
        "-XX:TieredStopAtLevel=1",
        "-Dguitai.simulation.home=" + System.getProperty("guitai.simulation.home"),
        "-classpath",
        classes.directory()
            + System.getProperty("path.separator")
            + System.getProperty("java.class.path"),
        FirstBroken.class.getName(),
        histories);
  }

  private static void write(Path table, List<Row> rows, String summary) throws IOException {
    var lines = new ArrayList<String>();
    lines.add("# Planted bugs");
    lines.add("");
    lines.add(
        "Each is a mistake that an engineer could make, planted in a copy of the product"
            + " (`simulation/bugs`). The simulation runs histories, from seed 0, until one is"
            + " broken. Written by `mvn -B -q -pl simulation -am compile exec:exec@planted`.");
    lines.add("");
    lines.add("| bug | what is planted | histories until it is found | the first finding |");
    lines.add("|---|---|---|---|");
    rows.forEach(row -> lines.add(row.line()));
    lines.add("");
    lines.add(summary);
    Files.createDirectories(table.getParent());
    Files.write(table, lines);
  }
}
