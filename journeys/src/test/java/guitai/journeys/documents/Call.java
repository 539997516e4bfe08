package guitai.journeys.documents;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A call of a method, and in which method it stands.
record Call(MethodInvocationTree tree, Optional<MethodTree> within) {
  String name() {
    return switch (tree.getMethodSelect()) {
      case MemberSelectTree select -> select.getIdentifier().toString();
      case IdentifierTree identifier -> identifier.getName().toString();
      default -> "";
    };
  }

  /// All of a file.
  static List<Call> of(CompilationUnitTree unit) {
    var calls = new ArrayList<Call>();
    unit.accept(new Calls(calls), Optional.empty());
    return List.copyOf(calls);
  }

  /// The class it is called on, where that is written.
  String on() {
    return tree.getMethodSelect() instanceof MemberSelectTree select
        ? select.getExpression().toString()
        : "";
  }

  /// Of the method it stands in.
  List<String> parameters() {
    return within.stream()
        .flatMap(method -> method.getParameters().stream())
        .map(parameter -> parameter.getName().toString())
        .toList();
  }

  private static final class Calls extends TreeScanner<@Nullable Void, Optional<MethodTree>> {
    private final List<Call> calls;

    Calls(List<Call> calls) {
      this.calls = calls;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, Optional<MethodTree> around) {
      return super.visitMethod(method, Optional.of(method));
    }

    @Override
    public @Nullable Void visitMethodInvocation(
        MethodInvocationTree call, Optional<MethodTree> within) {
      calls.add(new Call(call, within));
      return super.visitMethodInvocation(call, within);
    }
  }
}
