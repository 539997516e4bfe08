package guitai.simulation.small;

import guitai.order.Event;
import guitai.order.OrderId;
import guitai.order.Orders;
import guitai.order.OutstandingOrders;
import guitai.order.Past;
import guitai.payment.AgreementId;
import guitai.payment.Customer;
import guitai.payment.Evidence;
import guitai.payment.EvidenceArchive;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The port of the one order.
record SmallOrders(PortCaller caller) implements Orders, OutstandingOrders<OrderId> {
  private <T> T read(String name, Function<OrderItem, T> deed) {
    @SuppressWarnings("unchecked") // the deed's answer
    var answer = (T) call(name, item -> new PortCall.Effect(item, deed.apply(item)));
    return answer;
  }

  private Object call(String name, Function<OrderItem, PortCall.Effect> deed) {
    var call = new PortCall(Part.ORDER, name, (part, _) -> deed.apply((OrderItem) part));
    return caller.call(call);
  }

  @Override
  public Past find(OrderId id) {
    return read("reads the order", OrderItem::past);
  }

  @Override
  public boolean append(Past past, List<Event> events, Optional<Evidence> evidence) {
    var names = events.stream().map(event -> event.getClass().getSimpleName()).toList();
    return (boolean)
        call(
            "writes " + String.join(", ", names),
            item -> {
              var appended = item.append(past, events);
              return new PortCall.Effect(appended.item(), appended.done());
            });
  }

  @Override
  public Page of(Customer customer, Optional<String> after, int limit) {
    return read("lists the orders", item -> new Page(List.of(item.past()), Optional.empty()));
  }

  /// The one order is no other open order of its customer: asking for those is no step.
  @Override
  public List<Past> placedAfter(Customer customer, Instant instant) {
    return List.of();
  }

  @Override
  public List<Due<OrderId>> due(Instant by, int limit) {
    return read(
        "lists what is due", item -> due(item).filter(_ -> item.dueBy(by)).stream().toList());
  }

  private static Optional<Due<OrderId>> due(OrderItem item) {
    return item.due().map(at -> new Due<>(item.past().id(), at));
  }

  @Override
  public Optional<Due<OrderId>> of(OrderId id) {
    return read("reads when it is due", SmallOrders::due);
  }

  @Override
  public boolean postpone(Due<OrderId> due, Instant until) {
    return (boolean)
        call(
            "takes the order's lease",
            item -> {
              var postponed = item.postponed(due.at(), until);
              return new PortCall.Effect(postponed.orElse(item), postponed.isPresent());
            });
  }

  /// Where evidence goes that changes nothing: no function of this world reads it, so that storing
  /// it is no step.
  static EvidenceArchive archive() {
    return new EvidenceArchive() {
      @Override
      public void store(Evidence evidence) {}

      @Override
      public void file(AgreementId agreement, String type, String notice, Evidence evidence) {}

      @Override
      public Optional<Evidence> evidence(String digest) {
        return Optional.empty();
      }
    };
  }
}
