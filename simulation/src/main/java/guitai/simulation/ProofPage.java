package guitai.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The page of docs/proof with the figures of all runs: each run adds its range of seeds, and its
/// counts to those of the runs before.
record ProofPage(
    List<Range> ranges, Map<String, Long> faults, Map<String, Long> decisions, Path page) {
  private static final Pattern ROW =
      Pattern.compile("\\| ([0-9,]+) to ([0-9,]+) \\| ([0-9,]+) \\| ([0-9,]+) \\| (\\S+) \\|");
  private static final Pattern COUNT = Pattern.compile("\\| `([a-z0-9-]+)` \\| ([0-9,]+) \\|");
  private static final String FAULTS = "| fault | times |";
  private static final String DECISIONS = "| event written | times |";

  /// One run.
  ///
  /// @param commit of the code that ran
  record Range(long from, long to, long broken, long rate, String commit) {
    String row() {
      return String.format(
          Locale.ROOT, "| %,d to %,d | %,d | %,d | %s |", from, to, broken, rate, commit);
    }

    long histories() {
      return to - from + 1;
    }
  }

  static void add(Path page, long from, Tally tally, String commit) throws IOException {
    var before = read(page);
    var ranges = new ArrayList<>(before.ranges());
    ranges.add(new Range(from, from + tally.done() - 1, tally.broken(), tally.aSecond(), commit));
    new ProofPage(
            ranges,
            sum(before.faults(), tally.faults()),
            sum(before.decisions(), tally.decisions()),
            page)
        .write();
  }

  private static ProofPage read(Path page) throws IOException {
    var lines = Files.exists(page) ? Files.readAllLines(page) : List.<String>of();
    return new ProofPage(
        lines.stream().flatMap(ProofPage::range).toList(),
        counts(lines, FAULTS),
        counts(lines, DECISIONS),
        page);
  }

  private static Stream<Range> range(String line) {
    var row = ROW.matcher(line);
    return row.matches()
        ? Stream.of(
            new Range(
                number(row.group(1)),
                number(row.group(2)),
                number(row.group(3)),
                number(row.group(4)),
                row.group(5)))
        : Stream.of();
  }

  private static Map<String, Long> counts(List<String> lines, String head) {
    var counts = new TreeMap<String, Long>();
    lines.stream()
        .skip(Math.max(0, lines.indexOf(head)) + 2L)
        .takeWhile(line -> !line.isEmpty())
        .map(COUNT::matcher)
        .filter(count -> count.matches())
        .forEach(count -> counts.put(count.group(1), number(count.group(2))));
    return counts;
  }

  private static Map<String, Long> sum(Map<String, Long> before, Map<String, Integer> more) {
    var sum = new TreeMap<>(before);
    more.forEach((name, times) -> sum.merge(name, (long) times, Long::sum));
    return sum;
  }

  private void write() throws IOException {
    var lines = new ArrayList<String>();
    lines.add("# The simulation: figures of its runs");
    lines.add("");
    lines.add("Each row, and its share of the counts, was added by a run like");
    lines.add("");
    lines.add("```bash build");
    lines.add(
        "mvn -B -q -pl simulation -am compile exec:exec@simulate -Dseeds=20000 -Dfrom=0"
            + " -Dproof=../docs/proof/simulation.md -Dcommit=$(git rev-parse --short HEAD)");
    lines.add("```");
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d histories in all, %,d broken.",
            ranges.stream().mapToLong(Range::histories).sum(),
            ranges.stream().mapToLong(Range::broken).sum()));
    lines.addAll(
        List.of("", "| seeds | broken | histories a second | commit |", "|---|---|---|---|"));
    ranges.forEach(range -> lines.add(range.row()));
    lines.addAll(table(FAULTS, faults));
    lines.addAll(table(DECISIONS, decisions));
    Files.createDirectories(page.toAbsolutePath().getParent());
    Files.writeString(page, String.join("\n", lines) + "\n");
  }

  private static List<String> table(String head, Map<String, Long> counts) {
    var lines = new ArrayList<>(List.of("", head, "|---|---|"));
    counts.forEach(
        (name, times) -> lines.add(String.format(Locale.ROOT, "| `%s` | %,d |", name, times)));
    return lines;
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }
}
