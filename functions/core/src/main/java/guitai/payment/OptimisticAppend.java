package guitai.payment;

import guitai.problem.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Decides on a past and appends the resulting events. If another writer was first, it reads the
/// past again and decides again.
///
/// @param what names the thing written in a failure's message
/// @param reread reads the past as it is now
/// @param append appends the events to the past; false where another writer has changed it since
/// @param plus adds the events to the past
public record OptimisticAppend<P, E>(
    String what,
    UnaryOperator<P> reread,
    BiPredicate<P, List<E>> append,
    BiFunction<P, List<E>, P> plus) {
  private static final int TRIES = 8;

  /// The result.
  ///
  /// @param past with all new events
  /// @param appended whether any event was new
  public record Written<P>(P past, boolean appended) {}

  /// @param decide the events that follow from the past as it is then
  /// @throws Unavailable where another writer was first at each try
  public Written<P> apply(P found, Function<P, List<E>> decide) {
    var past = found;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      var events = decide.apply(past);
      if (events.isEmpty()) {
        return new Written<>(past, false);
      }
      if (append.test(past, events)) {
        return new Written<>(plus.apply(past, events), true);
      }
      past = reread.apply(past);
    }
    throw new Unavailable(what + " is being written by too many");
  }

  /// As [#apply], for commands: each is decided on the past with the events of those before it.
  ///
  /// @param commands the commands to decide, given the past as it is then
  public <C> Written<P> command(
      P found,
      Function<P, ? extends List<? extends C>> commands,
      BiFunction<P, C, List<E>> decide) {
    return apply(
        found,
        past -> {
          var events = new ArrayList<E>();
          for (var command : commands.apply(past)) {
            events.addAll(decide.apply(plus.apply(past, events), command));
          }
          return events;
        });
  }
}
