package guitai.journeys.rules;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.ToolProvider;

/// The problem types in the functions' code, read from its calls of `Problem.of` and
/// `Problem.later`. A method that passes its parameter on as the type counts as such a call itself,
/// within its file.
final class ProblemTypes extends TreeScanner<Boolean, Boolean> {
  private static final String CODE = "functions";

  /// A method that takes a problem's type.
  ///
  /// @param status of all its problems, if it is no parameter
  private record Maker(String name, Optional<String> status, int type) {}

  private final List<Maker> makers = new ArrayList<>();
  private final Set<String> found;
  private final boolean own;
  private Optional<MethodTree> method = Optional.empty();

  /// @param own whether the file is that of `Problem` itself
  private ProblemTypes(Set<String> found, boolean own) {
    this.found = found;
    this.own = own;
    makers.add(new Maker("of", Optional.empty(), 1));
    makers.add(new Maker("later", Optional.empty(), 1));
  }

  /// Each as `409 not-payable`.
  static Set<String> inCode() throws IOException {
    var found = new TreeSet<String>();
    for (var file : sources()) {
      var compiler = ToolProvider.getSystemJavaCompiler();
      try (var files = compiler.getStandardFileManager(null, null, null)) {
        var task =
            (JavacTask)
                compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(file));
        for (var unit : task.parse()) {
          var types = new ProblemTypes(found, file.endsWith("Problem.java"));
          int makers = 0;
          while (makers < types.makers.size()) { // until it finds no further one
            makers = types.makers.size();
            types.scan(unit, true);
          }
        }
      }
    }
    return found;
  }

  private static List<Path> sources() throws IOException {
    try (var files = Files.walk(Repository.ROOT.resolve(CODE))) {
      return files
          .filter(file -> file.toString().contains("/src/main/java/"))
          .filter(file -> file.toString().endsWith(".java"))
          .toList();
    }
  }

  @Override
  public Boolean visitMethod(MethodTree tree, Boolean all) {
    var outer = method;
    method = Optional.of(tree);
    var scanned = super.visitMethod(tree, all);
    method = outer;
    return scanned;
  }

  @Override
  public Boolean visitMethodInvocation(MethodInvocationTree call, Boolean all) {
    makers.stream()
        .filter(maker -> makes(call, maker))
        .findFirst()
        .ifPresent(maker -> note(call, maker));
    return super.visitMethodInvocation(call, all);
  }

  private boolean makes(MethodInvocationTree call, Maker maker) {
    boolean known = maker.status().isPresent();
    return switch (call.getMethodSelect()) {
      case MemberSelectTree select ->
          !known
              && select.getIdentifier().contentEquals(maker.name())
              && select.getExpression().toString().equals("Problem");
      case IdentifierTree name ->
          name.getName().contentEquals(maker.name())
              && (known || own)
              && call.getArguments().size() > maker.type();
      default -> false;
    };
  }

  private void note(MethodInvocationTree call, Maker maker) {
    var type = call.getArguments().get(maker.type());
    var status = maker.status().orElseGet(() -> call.getArguments().getFirst().toString());
    if (type instanceof LiteralTree literal) {
      found.add(status + " " + literal.getValue());
    } else {
      learn(status, type);
    }
  }

  private void learn(String status, ExpressionTree type) {
    var within = method.orElseThrow(() -> new AssertionError("no literal: " + type));
    var names =
        within.getParameters().stream().map(VariableTree::getName).map(Object::toString).toList();
    int index = names.indexOf(type.toString());
    if (index < 0) {
      throw new AssertionError("a problem's type is neither a literal nor a parameter: " + type);
    }
    var maker = new Maker(within.getName().toString(), Optional.of(status), index);
    if (!makers.contains(maker)) {
      makers.add(maker);
    }
  }
}
