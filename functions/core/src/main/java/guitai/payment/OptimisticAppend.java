package guitai.payment;

import guitai.problem.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Decides on a past and appends what follows; where another writer was first, reads the past again
/// and decides again.
///
/// @param what is written, as a failure names it
/// @param reread the past as it is now
/// @param append the events to the past, false where it isn't the past any more
/// @param plus the past with the events
public record OptimisticAppend<P, E>(
    String what,
    UnaryOperator<P> reread,
    BiPredicate<P, List<E>> append,
    BiFunction<P, List<E>, P> plus) {
  private static final int TRIES = 8;

  /// What it came to.
  ///
  /// @param past with all of it
  /// @param appended whether anything was new
  public record Written<P>(P past, boolean appended) {}

  /// @param decide what happens, given the past as it is then
  /// @throws Unavailable where others wrote first, each time
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

  /// As [#apply], of commands, each decided on what those before it come to.
  ///
  /// @param commands what is asked, given the past as it is then
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
