package guitai.simulation;

import guitai.faults.PortFaults;
import guitai.order.Event;
import guitai.order.EventJson;
import guitai.problem.Unavailable;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// At each call of the store others may go on first, the function may die, the store may refuse,
/// and its answer may be lost.
record StoreGate(Scheduler scheduler, Faults faults, Story story) implements PortFaults {
  private static final Duration LATENCY = Duration.ofMillis(5);
  private static final Duration STALL = Duration.ofMillis(50);
  private static final int LONGEST_STALL = 200;

  @Override
  public void before(Method method, List<Object> arguments) {
    var lifetime = scheduler.lifetime();
    lifetime.requireAlive(scheduler.now());
    scheduler.sleep(LATENCY);
    var call = call(method);
    if (faults.happens(Fault.STALLED, call)) {
      scheduler.sleep(STALL.multipliedBy(1L + faults.below(LONGEST_STALL)));
    }
    lifetime.requireAlive(scheduler.now());
    if (faults.happens(Fault.KILLED_BEFORE, call)) {
      lifetime.die(call);
    }
    if (faults.happens(Fault.THROTTLED, call)) {
      throw new Unavailable("throttled");
    }
  }

  /// Another writer of the same item is at work at the same moment.
  @Override
  public Optional<Object> instead(Method method, List<Object> arguments) {
    return method.getName().equals("append") && faults.happens(Fault.CONFLICT, call(method))
        ? Optional.of(false)
        : Optional.empty();
  }

  @Override
  public void after(Method method, List<Object> arguments, Optional<Object> result) {
    tell(method, arguments, result);
    var call = call(method);
    if (faults.happens(Fault.KILLED_AFTER, call)) {
      scheduler.lifetime().die(call);
    }
    if (faults.happens(Fault.ANSWER_LOST, call)) {
      throw new Unavailable("the answer is lost");
    }
  }

  private static String call(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  private void tell(Method method, List<Object> arguments, Optional<Object> result) {
    switch (method.getName()) {
      case "append" ->
          story.tell(
              (result.equals(Optional.of(true)) ? "writes " : "is too late to write ")
                  + happened(arguments.get(1)));
      case "put" -> story.tell("puts " + arguments.getFirst() + " -> " + result.orElse(""));
      default -> {}
    }
  }

  private static String happened(Object events) {
    return ((List<?>) events)
        .stream()
            .map(each -> each instanceof Event event ? EventJson.write(event) : each.toString())
            .collect(Collectors.joining(" and "));
  }
}
