package guitai.simulation.small;

import guitai.simulation.small.FunctionRun.Kind;
import guitai.storefront.Method;
import guitai.storefront.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The small worlds that are explored: each has one order, and bounds what may happen.
final class Worlds {
  private Worlds() {}

  private static Bounds world(String name, Map<Kind, Integer> runs) {
    return new Bounds(name, Method.WECHAT_PAY, runs, 1, 0, 0, false, Optional.empty());
  }

  /// Those that every build explores.
  static List<Bounds> quick() {
    return List.of(
        world(
                "order twice, pay, lost answer",
                Map.of(Kind.ORDER, 2, Kind.FULFIL, 1, Kind.RECOVER, 1))
            .faults(1),
        world(
                "cancel, late payment",
                Map.of(
                    Kind.ORDER, 1, Kind.CANCEL, 1, Kind.FULFIL, 1, Kind.SEND, 1, Kind.RECOVER, 1))
            .paidLate(),
        world(
                "refund, refused",
                Map.of(Kind.ORDER, 1, Kind.FULFIL, 1, Kind.SEND, 1, Kind.REFUND, 1))
            .troubles(1),
        world("two methods, duplicate", Map.of(Kind.ORDER, 1, Kind.ATTEMPT, 1, Kind.FULFIL, 1)));
  }

  /// Those of that name, or all.
  static List<Bounds> named(String name) {
    return name.equals("quick")
        ? quick()
        : all().stream().filter(w -> name.equals("all") || w.name().equals(name)).toList();
  }

  /// All of them.
  static List<Bounds> all() {
    return List.of(
        quick().get(0),
        quick().get(1).deliveries(2),
        quick().get(1).faults(1),
        world(
                "refund, GrantEntitlement twice, refused",
                Map.of(Kind.ORDER, 1, Kind.FULFIL, 2, Kind.SEND, 1, Kind.REFUND, 1))
            .troubles(1),
        world(
                "part refund, refused",
                Map.of(Kind.ORDER, 1, Kind.FULFIL, 1, Kind.SEND, 1, Kind.REFUND, 1))
            .troubles(1)
            .part(Money.of(200, "CNY")),
        world(
                "refund, lost answer, refused",
                Map.of(Kind.ORDER, 1, Kind.FULFIL, 1, Kind.SEND, 1, Kind.REFUND, 1))
            .troubles(1)
            .faults(1),
        world(
                "refund at UnionPay, lost answer",
                Map.of(Kind.ORDER, 1, Kind.FULFIL, 1, Kind.SEND, 1, Kind.REFUND, 1))
            .first(Method.APPLE_PAY)
            .faults(1),
        quick().get(3),
        world(
            "two methods, duplicate, SendRefund",
            Map.of(Kind.ORDER, 1, Kind.ATTEMPT, 1, Kind.FULFIL, 1, Kind.SEND, 1)));
  }
}
