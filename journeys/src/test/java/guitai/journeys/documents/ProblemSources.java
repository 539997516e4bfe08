package guitai.journeys.documents;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.JavacTask;
import guitai.journeys.rules.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// Reads in the source where problems are made: `Problem.of(status, type, detail)` or
/// `Problem.later(…)`, directly or through a method of the same file that passes its parameters on.
/// Where that can't be read, the status or type isn't a constant, and reading fails.
final class ProblemSources {
  private static final List<String> FACTORIES = List.of("of", "later");
  private static final String PROBLEM = "Problem";
  private static final String VARIES = "…";

  /// One place that makes a problem; what varies of its detail is an ellipsis.
  record Made(int status, String type, String detail) {}

  private ProblemSources() {}

  /// @param folder of the repository's, whose sources count and whose tests don't
  static List<Made> below(String folder) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var made = new ArrayList<Made>();
    try (var manager = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        Stream<Path> files = Files.walk(Repository.ROOT.resolve(folder))) {
      var sources =
          manager.getJavaFileObjectsFromPaths(files.filter(ProblemSources::source).toList());
      var task = (JavacTask) compiler.getTask(null, manager, null, List.of(), null, sources);
      for (var unit : task.parse()) {
        made.addAll(new Unit(unit).made());
      }
    }
    return made;
  }

  private static boolean source(Path file) {
    return file.toString().contains("/src/main/java/") && file.toString().endsWith(".java");
  }

  private static final class Unit {
    private final List<Call> calls;
    private final boolean ofProblem;

    Unit(CompilationUnitTree unit) {
      ofProblem = unit.getSourceFile().getName().endsWith("/" + PROBLEM + ".java");
      calls = Call.of(unit);
    }

    List<Made> made() {
      return calls.stream().filter(this::makes).flatMap(this::made).toList();
    }

    private boolean makes(Call call) {
      return FACTORIES.contains(call.name())
          && (call.on().equals(PROBLEM) || (ofProblem && call.on().isEmpty()));
    }

    /// Once for each call of the method around it, where that passes its parameters on.
    private Stream<Made> made(Call call) {
      var arguments = call.tree().getArguments();
      var names = arguments.stream().map(ExpressionTree::toString).toList();
      boolean passedOn = call.parameters().stream().anyMatch(names::contains);
      return passedOn && callers(call).findAny().isPresent()
          ? callers(call).map(caller -> made(arguments, bound(call, caller)))
          : Stream.of(made(arguments, Map.of()));
    }

    private Stream<Call> callers(Call call) {
      var method = call.within().orElseThrow();
      return calls.stream()
          .filter(other -> other.name().equals(method.getName().toString()))
          .filter(other -> other.tree().getArguments().size() == method.getParameters().size());
    }

    private static Made made(
        List<? extends ExpressionTree> arguments, Map<String, ExpressionTree> bound) {
      var type = value(arguments.get(1), bound);
      if (type.contains(VARIES)) {
        throw new IllegalStateException("a problem's type is a constant: " + arguments);
      }
      return new Made(
          Integer.parseInt(value(arguments.get(0), bound)), type, value(arguments.get(2), bound));
    }

    private static Map<String, ExpressionTree> bound(Call call, Call caller) {
      var names = call.parameters();
      var bound = new HashMap<String, ExpressionTree>();
      for (int i = 0; i < names.size(); i++) {
        bound.put(names.get(i), caller.tree().getArguments().get(i));
      }
      return bound;
    }

    private static String value(ExpressionTree tree, Map<String, ExpressionTree> bound) {
      return switch (tree) {
        case LiteralTree literal -> String.valueOf(literal.getValue());
        case ParenthesizedTree inner -> value(inner.getExpression(), bound);
        case BinaryTree sum ->
            value(sum.getLeftOperand(), bound) + value(sum.getRightOperand(), bound);
        case IdentifierTree name when bound.containsKey(name.getName().toString()) ->
            value(bound.get(name.getName().toString()), Map.of());
        default -> VARIES;
      };
    }
  }
}
