package guitai.counter;

import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.Event;
import guitai.order.Evidence;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.order.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Decides on an order's past and writes what follows; where somebody else wrote first, finds the
/// past and decides again.
public record Writing(Orders orders) {
  private static final int TRIES = 8;

  /// @param commands what is asked, given the past as it is then
  /// @return the past with all of it; the same past where there was nothing new
  public Past apply(
      Past found, Function<Past, List<? extends Command>> commands, Optional<Evidence> evidence) {
    var past = found;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      var events = decide(past, commands.apply(past));
      if (events.isEmpty()) {
        return past;
      }
      if (orders.append(past, events, evidence)) {
        return past.plus(events);
      }
      past = orders.find(past.id());
    }
    throw new Unavailable("order " + found.id() + " is being written by too many");
  }

  private static List<Event> decide(Past past, List<? extends Command> commands) {
    var events = new ArrayList<Event>();
    for (var command : commands) {
      events.addAll(Decision.decide(past.plus(events), command));
    }
    return events;
  }
}
