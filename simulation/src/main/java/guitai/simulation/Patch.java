package guitai.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A unified diff of source files, as `git apply` takes it: its first line says what it plants.
///
/// @param name of its file, without the ending
/// @param hunks by the path of the file that they change
record Patch(String name, String sentence, Map<Path, List<Hunk>> hunks) {
  private static final String ENDING = ".patch";
  private static final String TARGET = "+++ b/";

  /// A run of lines, and what takes its place.
  record Hunk(String before, String after) {}

  /// The patches of a directory, by name.
  static List<Patch> of(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      var patches = new ArrayList<Patch>();
      for (var file : files.filter(each -> each.toString().endsWith(ENDING)).sorted().toList()) {
        var name = file.getFileName().toString();
        patches.add(
            parse(name.substring(0, name.length() - ENDING.length()), Files.readAllLines(file)));
      }
      return patches;
    }
  }

  private static Patch parse(String name, List<String> lines) {
    var hunks = new LinkedHashMap<Path, List<Hunk>>();
    List<Hunk> current = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      var line = lines.get(i);
      if (line.startsWith(TARGET)) {
        current = new ArrayList<>();
        hunks.put(Path.of(line.substring(TARGET.length())), current);
      } else if (line.startsWith("@@ ")) {
        current.add(hunk(lines.subList(i + 1, end(lines, i + 1))));
      }
    }
    return new Patch(name, lines.getFirst(), hunks);
  }

  private static int end(List<String> lines, int from) {
    int end = from;
    while (end < lines.size()
        && !lines.get(end).startsWith("@@ ")
        && !lines.get(end).startsWith("diff ")) {
      end++;
    }
    return end;
  }

  private static Hunk hunk(List<String> lines) {
    var before = new StringBuilder();
    var after = new StringBuilder();
    for (var line : lines) {
      var text = line.isEmpty() ? "\n" : line.substring(1) + "\n";
      char kind = line.isEmpty() ? ' ' : line.charAt(0);
      if (kind != '+') {
        before.append(text);
      }
      if (kind != '-') {
        after.append(text);
      }
    }
    return new Hunk(before.toString(), after.toString());
  }

  /// The changed texts, by path.
  ///
  /// @param root of the sources
  /// @throws IllegalStateException where the sources have no longer, or more than once, what a hunk
  ///   changes
  Map<Path, String> apply(Path root) throws IOException {
    var changed = new LinkedHashMap<Path, String>();
    for (var entry : hunks.entrySet()) {
      var text = Files.readString(root.resolve(entry.getKey()));
      for (var hunk : entry.getValue()) {
        int at = text.indexOf(hunk.before());
        if (at < 0 || text.indexOf(hunk.before(), at + 1) >= 0) {
          throw new IllegalStateException(name + " doesn't fit " + entry.getKey());
        }
        text = text.substring(0, at) + hunk.after() + text.substring(at + hunk.before().length());
      }
      changed.put(entry.getKey(), text);
    }
    return changed;
  }
}
