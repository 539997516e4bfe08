package guitai.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The page of docs/proof with a run's figures, and the command that made them.
final class ProofPage {
  private ProofPage() {}

  static void write(Path page, long from, Tally tally) throws IOException {
    var lines = new ArrayList<String>();
    lines.add("# The simulation: figures of a run");
    lines.add("");
    lines.add("Written by");
    lines.add("");
    lines.add("```bash build");
    lines.add(
        "mvn -B -q -pl simulation -am compile exec:exec@simulate -Dseeds="
            + tally.done()
            + " -Dfrom="
            + from
            + " -Dproof=../docs/proof/simulation.md");
    lines.add("```");
    lines.add("");
    lines.add(tally.summary() + ".");
    lines.addAll(table("fault", tally.faults()));
    lines.addAll(table("event written", tally.decisions()));
    Files.createDirectories(page.toAbsolutePath().getParent());
    Files.writeString(page, String.join("\n", lines) + "\n");
  }

  private static List<String> table(String what, Map<String, Integer> counts) {
    var lines = new ArrayList<>(List.of("", "| " + what + " | times |", "|---|---|"));
    counts.forEach(
        (name, times) -> lines.add(String.format(Locale.ROOT, "| `%s` | %,d |", name, times)));
    return lines;
  }
}
