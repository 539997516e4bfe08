package guitai.simulation.small;

import guitai.simulation.small.FunctionRun.Kind;
import java.util.function.Supplier;

/// What may happen next in a state: a function begins, makes its next call, or gets no answer; the
/// customer pays; a provider ends a refund; time passes.
final class Successors {
  /// Is told each step.
  interface Sink {
    /// @param ways how many runs that stand alike could take it
    void step(State next, int ways, Step step, Supplier<String> shown);
  }

  /// The kinds of steps.
  enum Step {
    CALL,
    FAULT,
    CALLBACK,
    PAYMENT,
    REFUND_END,
    TIME
  }

  private final Bounds bounds;
  private final Parts parts;
  private final Positions positions;
  private final Begins begins;
  private final Outside outside;

  Successors(Bounds bounds, Parts parts, Positions positions) {
    this.bounds = bounds;
    this.parts = parts;
    this.positions = positions;
    this.begins = new Begins(parts, positions);
    this.outside = new Outside(bounds, parts);
  }

  void each(State state, Sink sink) {
    runs(state, sink);
    begins(state, sink);
    deliveries(state, sink);
    outside(state, sink);
    if (!Parts.last(state)) {
      sink.step(state.nextMoment(), 1, Step.TIME, () -> "time passes");
    }
  }

  private void runs(State state, Sink sink) {
    int ways = 1;
    for (int i = 0; i < state.running(); i++) {
      if (i + 1 < state.running() && state.run(i) == state.run(i + 1)) {
        ways++;
        continue;
      }
      var position = positions.at(state.run(i));
      if (position.next().isPresent()) {
        int index = i;
        int alike = ways;
        calls(
            state,
            position,
            Step.CALL,
            (outcome, next, step) ->
                sink.step(next.move(index, outcome.position()), alike, step, outcome::shown));
      }
      ways = 1;
    }
  }

  private interface Called {
    void ends(Parts.Outcome outcome, State next, Step step);
  }

  private void calls(State state, Position position, Step step, Called called) {
    var call = position.next().orElseThrow();
    for (var outcome : parts.outcomes(state, position, call)) {
      var next = state.with(call.part(), outcome.part());
      switch (outcome.ending()) {
        case ANSWER -> called.ends(outcome, next, step);
        case NO_ANSWER -> {
          if (state.faults() < bounds.faults()) {
            called.ends(outcome, next.withFault(), Step.FAULT);
          }
        }
        case REFUSAL -> {
          if (state.troubles() < bounds.troubles()) {
            called.ends(outcome, next.withTrouble(), Step.REFUND_END);
          }
        }
      }
    }
  }

  /// A run begins with its first call: nothing else depends on when it began before that.
  private void begin(State state, Position first, Step step, Sink sink) {
    if (first.next().isPresent()) {
      calls(
          state,
          first,
          step,
          (outcome, next, kind) ->
              sink.step(
                  next.plus(outcome.position()), 1, kind, () -> "(begins) " + outcome.shown()));
    }
  }

  private void begins(State state, Sink sink) {
    var due = begins.due(state);
    for (var kind : Kind.values()) {
      if (state.begun(kind) < bounds.runs(kind) && due.contains(kind)) {
        begin(state.begin(kind), begins.position(kind, state), Step.CALL, sink);
      }
    }
  }

  private void deliveries(State state, Sink sink) {
    for (var delivery : begins.deliveries(state)) {
      var rest = state.withCallbacks(delivery.rest());
      begin(
          rest,
          delivery.position(),
          Step.CALLBACK,
          (next, ways, step, shown) ->
              sink.step(next, ways, step, () -> delivery.shown() + " arrives: " + shown.get()));
    }
  }

  private void outside(State state, Sink sink) {
    for (var deed : outside.deeds(state)) {
      if (!deed.trouble() || state.troubles() < bounds.troubles()) {
        var next = state.with(deed.provider(), deed.book()).withCallbacks(deed.callbacks());
        sink.step(deed.trouble() ? next.withTrouble() : next, 1, deed.step(), deed::shown);
      }
    }
  }
}
