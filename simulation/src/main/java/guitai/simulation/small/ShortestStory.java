package guitai.simulation.small;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;

/// Finds the shortest way to a broken state, breadth first.
record ShortestStory(Parts parts, Successors successors, Function<State, List<String>> findings) {
  private record Node(State state, Optional<Node> before, String step) {}

  List<String> lines() {
    var seen = new VisitedStates();
    Queue<Node> queue = new ArrayDeque<>();
    queue.add(new Node(parts.first(), Optional.empty(), ""));
    while (!queue.isEmpty()) {
      var node = queue.remove();
      var found = findings.apply(node.state());
      if (!found.isEmpty()) {
        return lines(node, found);
      }
      successors.each(
          node.state(),
          (next, _, _, shown) -> {
            if (seen.get(next) < 0) {
              seen.put(next, 0);
              queue.add(new Node(next, Optional.of(node), shown.get()));
            }
          });
    }
    throw new IllegalStateException("the broken state isn't found again");
  }

  private static List<String> lines(Node broken, List<String> findings) {
    var lines = new ArrayList<String>();
    var node = broken;
    while (node.before().isPresent()) {
      lines.addFirst(node.step());
      node = node.before().get();
    }
    lines.add("then every function dies, and RecoverPayments runs alone:");
    findings.forEach(finding -> lines.add("=> " + finding));
    return lines;
  }
}
