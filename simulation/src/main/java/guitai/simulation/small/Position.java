package guitai.simulation.small;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How far a run of a function has come: the answers that it got so far, and the port call that it
/// makes next.
final class Position {
  /// An answer to a port call, and when it came.
  record Answer(Object value, Instant at) {}

  private final int id;
  private final FunctionRun run;
  private final Instant began;
  private final List<Answer> answers;
  private final Optional<PortCall> next;
  private final Optional<String> failure;
  private final Map<Answer, Position> after = new HashMap<>();

  Position(int id, FunctionRun run, Instant began, List<Answer> answers, Replay.Result result) {
    this.id = id;
    this.run = run;
    this.began = began;
    this.answers = List.copyOf(answers);
    this.next = result.next();
    this.failure = result.failure();
  }

  int id() {
    return id;
  }

  FunctionRun run() {
    return run;
  }

  Instant began() {
    return began;
  }

  /// Empty at the run's end.
  Optional<PortCall> next() {
    return next;
  }

  /// What went wrong that must not.
  Optional<String> failure() {
    return failure;
  }

  /// The positions after each answer so far.
  Map<Answer, Position> after() {
    return after;
  }

  List<Answer> with(Answer answer) {
    var longer = new ArrayList<>(answers);
    longer.add(answer);
    return longer;
  }
}
