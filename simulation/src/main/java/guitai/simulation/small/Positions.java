package guitai.simulation.small;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All positions that runs of functions have been at. A run that has ended well is at [#ENDED].
final class Positions {
  static final int ENDED = 0;

  private record Begin(FunctionRun run, Instant at) {}

  private final Bounds bounds;
  private final List<Position> all = new ArrayList<>();
  private final Map<Begin, Position> begins = new HashMap<>();

  Positions(Bounds bounds) {
    this.bounds = bounds;
  }

  Position at(int id) {
    return all.get(id - 1);
  }

  int size() {
    return all.size();
  }

  /// Where a run stands when it begins.
  Position begin(FunctionRun run, Instant at) {
    return begins.computeIfAbsent(new Begin(run, at), _ -> add(run, at, List.of()));
  }

  /// Where a run stands after one more answer.
  Position after(Position before, Position.Answer answer) {
    return before
        .after()
        .computeIfAbsent(answer, _ -> add(before.run(), before.began(), before.with(answer)));
  }

  private Position add(FunctionRun run, Instant began, List<Position.Answer> answers) {
    var result = Replay.of(run, began, answers, bounds);
    var added = new Position(all.size() + 1, run, began, answers, result);
    all.add(added);
    return added;
  }

  /// The number of a position in a state: all runs that ended well are alike.
  static int number(Position position) {
    return position.next().isEmpty() && position.failure().isEmpty() ? ENDED : position.id();
  }
}
