package guitai.simulation.small;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Explores a small world depth first: each state once, whichever way leads to it.
final class Explorer {
  private final Bounds bounds;
  private final Positions positions;
  private final Parts parts;
  private final Successors successors;
  private final QuietEnd quiet;
  private final VisitedStates visited = new VisitedStates();
  private final Map<Successors.Step, Long> steps = new EnumMap<>(Successors.Step.class);
  private long deaths;
  private long terminal;
  private int deepest;
  private Optional<State> broken = Optional.empty();

  Explorer(Bounds bounds) {
    this.bounds = bounds;
    this.positions = new Positions(bounds);
    this.parts = new Parts(positions, bounds.faults() > 0);
    this.successors = new Successors(bounds, parts, positions);
    this.quiet = new QuietEnd(bounds, parts);
  }

  /// Visits all states, unless one is broken.
  Exploration explore() {
    double ways = explore(parts.first(), 0);
    return new Exploration(
        bounds,
        ways,
        visited.size(),
        steps,
        terminal,
        deepest,
        deaths,
        quiet.size(),
        parts.orders(),
        positions.size(),
        broken
            .map(_ -> new ShortestStory(parts, successors, this::findings).lines())
            .orElse(List.of()));
  }

  /// A stored order that was found, by its number.
  OrderItem order(int number) {
    return (OrderItem) parts.value(Part.ORDER, number);
  }

  /// @return how many interleavings lead from here to an end
  private double explore(State state, int depth) {
    double known = visited.get(state);
    if (known >= 0 || broken.isPresent()) {
      return known;
    }
    if (!findings(state).isEmpty()) {
      broken = Optional.of(state);
      return 0;
    }
    deepest = Math.max(deepest, depth);
    deaths += state.running();
    var ways = new double[1];
    successors.each(
        state,
        (next, alike, step, _) -> {
          steps.merge(step, 1L, Long::sum);
          ways[0] += alike * explore(next, depth + 1);
        });
    if (ways[0] == 0) {
      terminal++;
      ways[0] = 1;
    }
    visited.put(state, ways[0]);
    return ways[0];
  }

  private List<String> findings(State state) {
    for (int i = 0; i < state.running(); i++) {
      var failure = positions.at(state.run(i)).failure();
      if (failure.isPresent()) {
        return List.of(failure.get());
      }
    }
    return quiet.findings(state);
  }
}
