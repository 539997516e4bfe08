package guitai.journeys.rules;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/// How many parameters methods have and how many components records, as the JDK's own parser reads
/// the sources.
final class Shape {
  private final Map<String, Integer> parameters = new TreeMap<>();
  private final Map<String, Integer> components = new TreeMap<>();

  private Shape() {}

  /// @param sources folders with Java files in them
  static Shape of(List<Path> sources) throws IOException {
    var shape = new Shape();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromPaths(javaFiles(sources));
      var options = List.of("-proc:none");
      var task = (JavacTask) compiler.getTask(null, files, null, options, null, units);
      for (var unit : task.parse()) {
        shape.new Counter().scan(unit, String.valueOf(unit.getPackageName()));
      }
    }
    return shape;
  }

  private static List<Path> javaFiles(List<Path> sources) throws IOException {
    var all = Stream.<Path>of();
    for (var folder : sources) {
      try (var files = Files.walk(folder)) {
        all =
            Stream.concat(all, files.filter(f -> f.toString().endsWith(".java")).toList().stream());
      }
    }
    return all.toList();
  }

  /// By `package.Type#method`. A record's own constructor has its components.
  Map<String, Integer> parameters() {
    return parameters;
  }

  /// By `package.Type`.
  Map<String, Integer> components() {
    return components;
  }

  private final class Counter extends TreeScanner<Void, String> {
    @Override
    public Void visitClass(ClassTree type, String outer) {
      var name = outer + "." + type.getSimpleName();
      if (type.getKind() == Tree.Kind.RECORD) {
        components.put(name, componentsOf(type));
      }
      return super.visitClass(type, name);
    }

    @Override
    public Void visitMethod(MethodTree method, String type) {
      int count = method.getParameters().size();
      boolean canonical =
          method.getName().contentEquals("<init>") && components.getOrDefault(type, -1) == count;
      if (!canonical) {
        parameters.merge(type + "#" + method.getName(), count, Math::max);
      }
      return super.visitMethod(method, type);
    }

    private static int componentsOf(ClassTree type) {
      return (int)
          type.getMembers().stream()
              .filter(member ->
                  member instanceof VariableTree field
                      && !field.getModifiers().getFlags().contains(Modifier.STATIC))
              .count();
    }
  }
}
