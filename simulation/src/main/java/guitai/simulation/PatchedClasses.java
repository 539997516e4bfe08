package guitai.simulation;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// The classes of a copy of the sources with a bug planted: only the changed files are copied and
/// compiled, and go before the others on the class path. Closing removes the copy.
record PatchedClasses(Path copy) implements AutoCloseable {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /// Reads the class path once for all.
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(_ -> {}, null, null);

  /// @param root of the sources
  static PatchedClasses of(Patch patch, Path root) throws IOException {
    var classes = new PatchedClasses(Files.createTempDirectory("planted-bug"));
    var sources = new ArrayList<Path>();
    for (var changed : patch.apply(root).entrySet()) {
      var source = classes.copy.resolve("sources").resolve(changed.getKey());
      Files.createDirectories(source.getParent());
      sources.add(Files.writeString(source, changed.getValue()));
    }
    classes.compile(patch, sources);
    return classes;
  }

  private void compile(Patch patch, List<Path> sources) throws IOException {
    Files.createDirectories(directory());
    FILES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(directory()));
    var messages = new StringWriter();
    var options = List.of("-proc:none", "-parameters");
    var units = FILES.getJavaFileObjectsFromPaths(sources);
    if (!COMPILER.getTask(messages, FILES, null, options, null, units).call()) {
      close();
      throw new IllegalStateException(patch.name() + " doesn't compile: " + messages);
    }
  }

  /// Where the classes are.
  Path directory() {
    return copy.resolve("classes");
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(copy)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
