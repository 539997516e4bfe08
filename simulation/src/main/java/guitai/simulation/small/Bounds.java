package guitai.simulation.small;

import guitai.simulation.small.FunctionRun.Kind;
import guitai.storefront.Method;
import guitai.storefront.Money;
import java.util.Map;
import java.util.Optional;

/// How much may happen in a small world.
///
/// @param first the method of the first attempt
/// @param runs how often each function may begin
/// @param deliveries how often each callback may arrive
/// @param faults how many calls get no answer
/// @param troubles how many refunds the provider ends otherwise than with success
/// @param late whether a closed attempt may still be paid
/// @param part how much an operator refunds; absent, everything
record Bounds(
    String name,
    Method first,
    Map<Kind, Integer> runs,
    int deliveries,
    int faults,
    int troubles,
    boolean late,
    Optional<Money> part) {
  Bounds {
    runs = Map.copyOf(runs);
  }

  int runs(Kind kind) {
    return runs.getOrDefault(kind, 0);
  }

  Deployment deployment(PortCaller caller, FunctionRun run) {
    return new Deployment(new SmallHost(caller, run.shown()), first, part);
  }

  Bounds faults(int most) {
    return new Bounds(name, first, runs, deliveries, most, troubles, late, part);
  }

  Bounds troubles(int most) {
    return new Bounds(name, first, runs, deliveries, faults, most, late, part);
  }

  Bounds deliveries(int most) {
    return new Bounds(
        name + ", callbacks " + most + " times", first, runs, most, faults, troubles, late, part);
  }

  Bounds paidLate() {
    return new Bounds(name, first, runs, deliveries, faults, troubles, true, part);
  }

  Bounds part(Money amount) {
    return new Bounds(name, first, runs, deliveries, faults, troubles, late, Optional.of(amount));
  }

  Bounds first(Method method) {
    return new Bounds(name, method, runs, deliveries, faults, troubles, late, part);
  }
}
