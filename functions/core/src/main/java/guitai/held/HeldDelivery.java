package guitai.held;

import guitai.held.DeliveryEvent.KeepConfirmed;
import guitai.held.DeliveryEvent.KeepProposed;
import guitai.held.DeliveryEvent.Received;
import guitai.held.HeldEntry.PossibleWay;
import guitai.order.OrderId;
import guitai.order.Resolution;
import guitai.payment.ResolutionWay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A delivery on the held list, or one that was dealt with: all that has happened to it, oldest
/// first. A writer decides on a past and writes only while it is unchanged.
///
/// @param digest names it: of the provider and of what the delivery is about
public record HeldDelivery(String digest, List<DeliveryEvent> events) {
  /// WeChat Pay wants a first answer to a complaint within a day, and its end within three.
  private static final Duration ANSWER = Duration.ofDays(1);

  private static final Duration FINISH = Duration.ofDays(3);

  public HeldDelivery {
    events = List.copyOf(events);
  }

  public static HeldDelivery none(String digest) {
    return new HeldDelivery(digest, List.of());
  }

  public int length() {
    return events.size();
  }

  public HeldDelivery plus(List<DeliveryEvent> more) {
    var all = new ArrayList<>(events);
    all.addAll(more);
    return new HeldDelivery(digest, all);
  }

  /// What came since it was last dealt with, oldest first; none where nothing waits.
  List<Received> waiting() {
    var waiting = new ArrayList<Received>();
    for (var event : events) {
      switch (event) {
        case Received received -> waiting.add(received);
        case KeepConfirmed _ -> waiting.clear();
        case KeepProposed _ -> {}
      }
    }
    return List.copyOf(waiting);
  }

  List<Received> received() {
    return events.stream().filter(Received.class::isInstance).map(Received.class::cast).toList();
  }

  List<KeepProposed> proposals() {
    return events.stream()
        .filter(KeepProposed.class::isInstance)
        .map(KeepProposed.class::cast)
        .toList();
  }

  Optional<KeepConfirmed> confirmation(int proposal) {
    return events.stream()
        .filter(KeepConfirmed.class::isInstance)
        .map(KeepConfirmed.class::cast)
        .filter(confirmed -> confirmed.number() == proposal)
        .findFirst();
  }

  /// The newest proposal, if it isn't confirmed and nothing came after it.
  Optional<KeepProposed> open() {
    return events.stream()
        .reduce((_, later) -> later)
        .filter(KeepProposed.class::isInstance)
        .map(KeepProposed.class::cast);
  }

  /// As an entry of the list; empty where nothing waits.
  public Optional<HeldEntry> entry() {
    return waiting().stream().findFirst().map(this::entry);
  }

  private HeldEntry entry(Received first) {
    var order = waiting().stream().flatMap(each -> each.order().stream()).findFirst();
    return new HeldEntry(
        new HeldId.OfDelivery(digest),
        new HeldEntry.Cause(HeldReason.of(first.reason()), Optional.of(first.told().type())),
        new HeldEntry.Subject(order, Optional.empty(), Optional.empty()),
        times(first),
        List.of(PossibleWay.always(ResolutionWay.KEEP)),
        open().map(this::proposal));
  }

  private static HeldEntry.Times times(Received first) {
    return first.reason() == DeliveryReason.COMPLAINT
        ? new HeldEntry.Times(
            first.at(), Optional.of(first.at().plus(ANSWER)), Optional.of(first.at().plus(FINISH)))
        : HeldEntry.Times.since(first.at());
  }

  /// By its name in our contract.
  public String state() {
    return waiting().isEmpty() ? "dealt-with" : "held";
  }

  public Optional<Instant> heldSince() {
    return entry().map(HeldEntry::since);
  }

  /// The order that it names, if any.
  public Optional<OrderId> order() {
    return received().stream().flatMap(each -> each.order().stream()).findFirst();
  }

  HeldProposal proposal(KeepProposed proposed) {
    return new HeldProposal(
        proposed.number(),
        new HeldProposal.Terms(
            ResolutionWay.KEEP,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        proposed.reason(),
        new HeldProposal.Signed(proposed.by(), proposed.at()),
        proposed.at().plus(Resolution.LIFE),
        confirmation(proposed.number())
            .map(event -> new HeldProposal.Signed(event.by(), event.at())));
  }

  public HeldProposal proposal(int number) {
    return proposal(proposals().get(number - 1));
  }
}
