package guitai.journeys.documents;

import guitai.journeys.rules.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A document written in Markdown, as far as tests judge it.
///
/// @param path from the repository's root
/// @param prose the lines outside of fences
record Document(Path path, List<String> prose, List<Fence> fences) {
  private static final Pattern LINK = Pattern.compile("\\[((?:[^\\]`]|`[^`]*`)*)]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(#+) (.+)");
  private static final Pattern NO_ANCHOR = Pattern.compile("[^\\p{L}\\p{N} _-]");
  private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");
  private static final String FENCE = "```";

  /// Where a link leads, and the words it stands on.
  record Link(String words, String target) {}

  /// All documents for readers.
  static List<Document> all() throws IOException {
    try (var root = Files.list(Repository.ROOT);
        var docs = Files.list(Repository.ROOT.resolve("docs"))) {
      return Stream.concat(root, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .map(Repository.ROOT::relativize)
          .map(Document::read)
          .toList();
    }
  }

  static Document of(String path) {
    return read(Path.of(path));
  }

  private static Document read(Path path) {
    try {
      return parse(path, Files.readAllLines(Repository.ROOT.resolve(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document parse(Path path, List<String> lines) {
    var prose = new ArrayList<String>();
    var fences = new ArrayList<Fence>();
    var heading = "";
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.startsWith(FENCE)) {
        int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf(FENCE);
        fences.add(
            new Fence(path, heading, line.substring(FENCE.length()), lines.subList(i + 1, end)));
        i = end;
      } else {
        prose.add(line);
        var match = HEADING.matcher(line);
        heading = match.matches() ? match.group(2) : heading;
      }
    }
    return new Document(path, List.copyOf(prose), List.copyOf(fences));
  }

  /// The lines of a section, its subsections included.
  List<String> section(String heading) {
    int from = prose.indexOf("## " + heading) + 1;
    return prose.subList(from, prose.size()).stream()
        .takeWhile(line -> !line.startsWith("## "))
        .toList();
  }

  /// The rows of the tables in a section, cell by cell, without their heads.
  List<List<String>> rows(String heading) {
    var lines = section(heading);
    var rows = new ArrayList<List<String>>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).startsWith("|") && lines.get(i - 1).startsWith("|")) {
        rows.add(cells(lines.get(i)));
      }
    }
    rows.removeIf(row -> row.getFirst().matches("-+"));
    return rows;
  }

  private static List<String> cells(String line) {
    return CELL_END.splitAsStream(line.substring(1)).map(String::strip).toList();
  }

  /// `#` for the title, `##` for a section.
  List<String> levels() {
    return headings().map(match -> match.group(1)).toList();
  }

  /// What a link's `#…` may name.
  Set<String> anchors() {
    return headings().map(match -> anchor(match.group(2))).collect(Collectors.toSet());
  }

  private Stream<MatchResult> headings() {
    return prose.stream().flatMap(line -> HEADING.matcher(line).results());
  }

  private static String anchor(String heading) {
    return NO_ANCHOR.matcher(heading.toLowerCase(Locale.ROOT)).replaceAll("").replace(' ', '-');
  }

  List<Link> links() {
    return prose.stream().flatMap(Document::links).toList();
  }

  static Stream<Link> links(String line) {
    return LINK.matcher(line).results().map(match -> new Link(match.group(1), match.group(2)));
  }

  /// The file that a relative link leads to.
  Path leadsTo(Link link) {
    var file = link.target().replaceFirst("#.*", "");
    var here = Repository.ROOT.resolve(path);
    return file.isEmpty() ? here : here.resolveSibling(file).normalize();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
