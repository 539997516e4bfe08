package guitai.simulation.small;

import guitai.order.Past;
import guitai.payment.RefundProgress;
import guitai.simulation.small.FunctionRun.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which runs may begin in a state, and where they stand then.
final class Begins {
  /// A callback that arrives.
  ///
  /// @param rest the callbacks that may still arrive afterwards
  record Delivery(int rest, Position position, String shown) {}

  private record Begin(Kind kind, int number, int moment) {}

  private final Parts parts;
  private final Positions positions;
  private final Map<Long, Set<Kind>> due = new HashMap<>();
  private final Map<Begin, Position> begins = new HashMap<>();
  private final Map<Long, List<Delivery>> deliveries = new HashMap<>();

  Begins(Parts parts, Positions positions) {
    this.parts = parts;
    this.positions = positions;
  }

  /// The functions that would do more than read the order and end.
  Set<Kind> due(State state) {
    long key = ((long) state.part(Part.ORDER) << 2) | state.moment();
    return due.computeIfAbsent(key, _ -> kinds(state));
  }

  private Set<Kind> kinds(State state) {
    var kinds = EnumSet.noneOf(Kind.class);
    for (var kind : Kind.values()) {
      if (worth(kind, state)) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private boolean worth(Kind kind, State state) {
    var item = parts.order(state);
    var past = item.past();
    return switch (kind) {
      case ORDER -> state.moment() == 0 || past.length() > 0;
      case ATTEMPT, CANCEL, REFUND -> past.length() > 0;
      case RECEIVE -> false;
      case FULFIL -> past.grantOutstanding();
      case SEND -> unsent(past);
      case RECOVER -> item.dueBy(parts.now(state));
    };
  }

  private static boolean unsent(Past past) {
    return past.balances()
        .openRefunds()
        .anyMatch(refund -> refund.progress() instanceof RefundProgress.Requested);
  }

  Position position(Kind kind, State state) {
    return begins.computeIfAbsent(
        new Begin(kind, number(kind, state), state.moment()),
        begin -> positions.begin(FunctionRun.of(kind, begin.number()), parts.now(state)));
  }

  /// Runs that use no number of their own are alike.
  private static int number(Kind kind, State state) {
    return kind == Kind.FULFIL || kind == Kind.CANCEL ? 0 : state.begun(kind) + 1;
  }

  List<Delivery> deliveries(State state) {
    long key = ((long) state.callbacks() << 2) | state.moment();
    return deliveries.computeIfAbsent(key, _ -> all(state));
  }

  private List<Delivery> all(State state) {
    var pending = parts.callbacks(state);
    var all = new ArrayList<Delivery>();
    for (int i = 0; i < pending.size(); i++) {
      var each = pending.get(i);
      var rest = new ArrayList<>(pending);
      if (each.left() > 1) {
        rest.set(i, new Parts.Pending(each.notice(), each.left() - 1));
      } else {
        rest.remove(i);
      }
      var position = positions.begin(FunctionRun.of(each.notice()), parts.now(state));
      all.add(new Delivery(parts.number(rest), position, each.notice().shown()));
    }
    return List.copyOf(all);
  }
}
