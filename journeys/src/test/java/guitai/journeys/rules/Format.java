package guitai.journeys.rules;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The one format of every Java file here, google-java-format's; `main` repairs what differs from
/// it.
final class Format {

  private final Formatter formatter = new Formatter();

  public static void main(String... arguments) throws IOException, FormatterException {
    var format = new Format();
    for (Path file : format.unformatted(Path.of("").toAbsolutePath())) {
      Files.writeString(file, format.formatted(file));
      IO.println(file);
    }
  }

  List<Path> unformatted(Path root) throws IOException, FormatterException {
    var unformatted = new ArrayList<Path>();
    for (Path file : sources(root)) {
      if (!formatted(file).equals(Files.readString(file))) {
        unformatted.add(file);
      }
    }
    return unformatted;
  }

  List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files =
        Files.find(root, 32, (file, _) -> file.toString().endsWith(".java"))) {
      return files.filter(file -> ours(root.relativize(file))).sorted().toList();
    }
  }

  private String formatted(Path file) throws IOException, FormatterException {
    return formatter.formatSourceAndFixImports(Files.readString(file));
  }

  private static boolean ours(Path relative) {
    for (Path name : relative) {
      if (name.toString().startsWith(".") || name.toString().equals("target")) {
        return false;
      }
    }
    return true;
  }
}
