package guitai.simulation.small;

import guitai.order.Past;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The values that the numbers of a state stand for, and what each call makes of them.
final class Parts {
  /// Noon; five minutes later, when queries are due; and when every attempt is over.
  private static final List<Instant> MOMENTS =
      List.of(
          Instant.parse("2026-03-01T04:00:00Z"),
          Instant.parse("2026-03-01T04:05:00Z"),
          Instant.parse("2026-03-01T04:20:00Z"));

  /// When every attempt is over.
  static final Instant END = MOMENTS.getLast();

  /// A callback, and how often it may still arrive.
  record Pending(Notice notice, int left) {}

  /// How a call may end.
  ///
  /// @param part the number of its part of the world afterwards
  /// @param position of the run afterwards
  record Outcome(int part, int position, Ending ending, String shown) {}

  /// The kinds of endings of a call.
  enum Ending {
    ANSWER,
    NO_ANSWER,
    REFUSAL
  }

  private final Map<Part, Interner<Object>> parts = new EnumMap<>(Part.class);
  private final Interner<List<Pending>> callbacks = new Interner<>();
  private final Positions positions;
  private final boolean faults;
  private final Map<Long, List<Outcome>> outcomes = new HashMap<>();

  /// @param faults whether calls may get no answer
  Parts(Positions positions, boolean faults) {
    this.faults = faults;
    this.positions = positions;
    for (var part : Part.values()) {
      parts.put(part, new Interner<>());
    }
  }

  State first() {
    return State.of(
        number(Part.ORDER, new OrderItem(Past.none(Deployment.ID), Optional.empty())),
        number(Part.GRANTS, new SmallEntitlements.Grants(List.of())),
        number(Part.WECHAT_PAY, Book.EMPTY),
        number(Part.UNION_PAY, Book.EMPTY),
        callbacks.number(List.of()));
  }

  private Interner<Object> values(Part part) {
    return java.util.Objects.requireNonNull(parts.get(part));
  }

  int number(Part part, Object value) {
    return values(part).number(value);
  }

  Object value(Part part, int number) {
    return values(part).value(number);
  }

  OrderItem order(State state) {
    return (OrderItem) value(Part.ORDER, state.part(Part.ORDER));
  }

  SmallEntitlements.Grants grants(State state) {
    return (SmallEntitlements.Grants) value(Part.GRANTS, state.part(Part.GRANTS));
  }

  Book book(State state, Part provider) {
    return (Book) value(provider, state.part(provider));
  }

  List<Pending> callbacks(State state) {
    return callbacks.value(state.callbacks());
  }

  /// Of callbacks in any order: it makes no difference in which they were sent.
  int number(List<Pending> pending) {
    return callbacks.number(
        pending.stream()
            .sorted(java.util.Comparator.comparing(each -> each.notice().shown()))
            .toList());
  }

  Instant now(State state) {
    return MOMENTS.get(state.moment());
  }

  static boolean last(State state) {
    return state.moment() == MOMENTS.size() - 1;
  }

  int orders() {
    return values(Part.ORDER).size();
  }

  /// How the next call of a run may end.
  List<Outcome> outcomes(State state, Position position, PortCall call) {
    int part = state.part(call.part());
    long key = ((long) position.id() << 32) | ((long) part << 2) | state.moment();
    return outcomes.computeIfAbsent(key, _ -> outcomes(position, call, part, now(state)));
  }

  private List<Outcome> outcomes(Position position, PortCall call, int part, Instant now) {
    var effect = call.deed().on(value(call.part(), part), now);
    int after = number(call.part(), effect.part());
    var name = position.run().shown() + " " + call.name();
    var all = new ArrayList<Outcome>();
    all.add(outcome(position, effect.answer(), now, after, Ending.ANSWER, name));
    if (faults && !(effect.answer() instanceof PortCall.NoAnswer)) {
      var none = PortCall.NoAnswer.UNAVAILABLE;
      all.add(outcome(position, none, now, part, Ending.NO_ANSWER, name + ": not done, no answer"));
      if (after != part) {
        all.add(
            outcome(
                position, none, now, after, Ending.NO_ANSWER, name + ": done, the answer is lost"));
      }
    }
    if (after != part) {
      call.refusal()
          .ifPresent(
              no -> all.add(outcome(position, no, now, part, Ending.REFUSAL, name + ": refused")));
    }
    return List.copyOf(all);
  }

  private Outcome outcome(
      Position position, Object answer, Instant now, int part, Ending ending, String shown) {
    var next = positions.after(position, new Position.Answer(answer, now));
    return new Outcome(part, Positions.number(next), ending, shown);
  }
}
