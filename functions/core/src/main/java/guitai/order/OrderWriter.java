package guitai.order;

import guitai.payment.Evidence;
import guitai.payment.OptimisticAppend;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Decides on an order's past and writes the resulting events. If another writer was first, it
/// finds the past and decides again.
public record OrderWriter(Orders orders) {
  /// As [#apply(Past, Function, Optional)], without the evidence of a delivery.
  public Past apply(Past found, Command command) {
    return apply(found, List.of(command));
  }

  public Past apply(Past found, List<? extends Command> commands) {
    return apply(found, _ -> commands, Optional.empty());
  }

  /// @param commands the commands to decide, given the past as it is then
  /// @return the past with all new events; the same past where there were none
  public Past apply(
      Past found, Function<Past, List<? extends Command>> commands, Optional<Evidence> evidence) {
    return append(found, evidence).command(found, commands, Decision::decide).past();
  }

  /// As [#apply], of what follows from the past by itself: it is written only to exactly the past
  /// that it was decided on.
  public Past follow(Past found, Function<Past, List<Event>> next) {
    return append(found, Optional.empty()).apply(found, next).past();
  }

  private OptimisticAppend<Past, Event> append(Past found, Optional<Evidence> evidence) {
    return new OptimisticAppend<>(
        "order " + found.id(),
        past -> orders.find(past.id()),
        (past, events) -> orders.append(past, events, evidence),
        Past::plus);
  }
}
