package guitai.simulation.small;

import guitai.problem.Unavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Runs a function again on the answers that it got, up to the first call without one. That is
/// enough to know where it stands, since it depends on nothing else.
final class Replay implements PortCaller {
  /// @param next the first call without an answer; empty where the run has ended
  /// @param failure what went wrong that must not
  record Result(Optional<PortCall> next, Optional<String> failure) {}

  /// Leaves a function at a call: no function catches it.
  private static final class Stop extends Error {
    private static final long serialVersionUID = 1;
    private final transient PortCall call;

    Stop(PortCall call) {
      super("stop", null, false, false);
      this.call = call;
    }
  }

  private final List<Position.Answer> answers;
  private int used;
  private Instant now;

  private Replay(Instant began, List<Position.Answer> answers) {
    this.now = began;
    this.answers = answers;
  }

  static Result of(FunctionRun run, Instant began, List<Position.Answer> answers, Bounds bounds) {
    var deployment = bounds.deployment(new Replay(began, answers), run);
    try {
      return new Result(Optional.empty(), run.end(deployment));
    } catch (Stop stop) {
      return new Result(Optional.of(stop.call), Optional.empty());
    }
  }

  @Override
  public Object call(PortCall call) {
    if (used == answers.size()) {
      throw new Stop(call);
    }
    var answer = answers.get(used++);
    now = answer.at();
    return value(answer.value());
  }

  static Object value(Object answer) {
    if (answer instanceof PortCall.NoAnswer) {
      throw new Unavailable("no answer");
    }
    return answer;
  }

  @Override
  public Instant now() {
    return now;
  }
}
