package guitai.journeys.documents;

import guitai.journeys.documents.ProblemSources.Made;
import guitai.journeys.rules.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// `docs/problems.md` as the code would write it: type, status and meaning are the code's, what a
/// caller does is a person's and stays.
record ProblemTable(String text) {
  private static final String DOCUMENT = "docs/problems.md";
  private static final String DEPLOYED = "Problems of the API";
  private static final String LOCAL = "Problems of the local store alone";

  static ProblemTable written() throws IOException {
    return new ProblemTable(Files.readString(Repository.ROOT.resolve(DOCUMENT)));
  }

  /// The document with its tables made anew.
  ProblemTable madeAnew() throws IOException {
    var prose = new ArrayList<String>();
    for (var line : text.lines().filter(line -> !row(line)).toList()) {
      if (!line.isEmpty() || !prose.getLast().isEmpty()) {
        prose.add(line);
      }
      if (line.equals(heading(DEPLOYED))) {
        prose.addAll(table(DEPLOYED, ProblemSources.below("functions")));
      } else if (line.equals(heading(LOCAL))) {
        prose.addAll(table(LOCAL, ProblemSources.below("local")));
      }
    }
    return new ProblemTable(String.join("\n", prose).strip() + "\n");
  }

  private static String heading(String name) {
    return "## " + name;
  }

  private static boolean row(String line) {
    return line.startsWith("|");
  }

  private static List<String> table(String heading, List<Made> made) {
    var done = callers(heading);
    var byType =
        made.stream().collect(Collectors.groupingBy(Made::type, TreeMap::new, Collectors.toList()));
    var lines =
        new ArrayList<>(
            List.of("", "| type | status | meaning | what a caller does |", "|---|---|---|---|"));
    byType.forEach((type, each) ->
        lines.add(
            "| `%s` | %s | %s | %s |"
                .formatted(type, statuses(each), meanings(each), done.getOrDefault(type, ""))));
    return lines;
  }

  private static Map<String, String> callers(String heading) {
    return Document.of(DOCUMENT).rows(heading).stream()
        .collect(
            Collectors.toMap(
                row -> row.getFirst().replace("`", ""), row -> row.get(row.size() - 1)));
  }

  private static String statuses(List<Made> made) {
    return made.stream()
        .map(each -> String.valueOf(each.status()))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }

  private static String meanings(List<Made> made) {
    return made.stream()
        .map(each -> each.detail().equals("…") ? "The reason, in words." : each.detail())
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining("<br>"));
  }
}
