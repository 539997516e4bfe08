package guitai.simulation.small;

import guitai.simulation.small.Successors.Step;
import java.util.List;
import java.util.Map;

/// What an exploration came to.
///
/// @param ways how many interleavings there are, rounded
/// @param steps how many steps lead from one state to another, by kind
/// @param terminal states in which nothing may happen any more
/// @param deaths how many runs may die, in each state those that run, added up
/// @param ends how many different quiet ends were judged
/// @param orders how many different stored orders there were
/// @param positions how many positions the functions' runs had
/// @param story of the shortest way to a broken state; empty where there is none
record Exploration(
    Bounds bounds,
    double ways,
    long states,
    Map<Step, Long> steps,
    long terminal,
    int deepest,
    long deaths,
    long ends,
    long orders,
    long positions,
    List<String> story) {
  Exploration {
    steps = Map.copyOf(steps);
    story = List.copyOf(story);
  }

  /// A line of the table in docs/proof/small-world.md.
  String row() {
    return "| %s | %.2g | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %d |"
        .formatted(
            bounds.name(),
            ways,
            states,
            transitions(),
            steps(Step.CALLBACK),
            steps(Step.FAULT),
            deaths,
            terminal,
            ends,
            orders,
            deepest);
  }

  long transitions() {
    return steps.values().stream().mapToLong(count -> count).sum();
  }

  private long steps(Step step) {
    return steps.getOrDefault(step, 0L);
  }
}
