package guitai.operation;

import guitai.operation.ResolutionPreview.Call;
import guitai.operation.ResolutionPreview.Follow;
import guitai.order.Command;
import guitai.order.Decision;
import guitai.order.Event;
import guitai.order.Past;
import guitai.order.RefundId;
import guitai.order.Resolution;
import guitai.payment.Operator;
import guitai.payment.PaymentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What would follow from the confirmation of an order's newest proposal, by the very decisions
/// that would be made.
final class PaymentPreview {
  /// Who may confirm any proposal.
  private static final Operator OTHER = new Operator("preview");

  private PaymentPreview() {}

  static Past after(Past past, List<Command> commands) {
    var after = past;
    for (var command : commands) {
      after = after.plus(Decision.decide(after, command));
    }
    return after;
  }

  /// @param proposed the past with the proposal in it
  static ResolutionPreview of(
      Past proposed, Optional<PaymentId> payment, Resolution.ProviderStatus status, Instant at) {
    var resolution = proposed.balances().resolutions().getLast();
    var confirm =
        new Command.ConfirmResolution(at, resolution.number(), payment, status, OTHER, "preview");
    var events = Decision.decide(proposed, confirm);
    return new ResolutionPreview(
        resolution.proposed().terms().way().kind(),
        events.stream().<Follow>map(Follow.OfOrder::new).toList(),
        calls(proposed, events));
  }

  private static List<Call> calls(Past proposed, List<Event> events) {
    var after = proposed.plus(events);
    var calls = new ArrayList<Call>();
    for (var event : events) {
      if (event instanceof Event.RefundRequested requested) {
        calls.add(refund(proposed, requested));
      }
    }
    boolean granted = after.balances().paysForEntitlement();
    boolean changed =
        !proposed.grantOutstanding() || proposed.balances().paysForEntitlement() != granted;
    if (after.grantOutstanding() && changed) {
      calls.add(
          new Call(
              "entitlements",
              granted ? "Grant the order's product." : "Revoke the order's product."));
    }
    return calls;
  }

  private static Call refund(Past past, Event.RefundRequested requested) {
    var terms = requested.terms();
    return new Call(
        terms.payment().provider(),
        "Query refund %s, and request it where it is unknown: %d minor units of %s."
            .formatted(
                new RefundId(past.id(), requested.refund()).text(),
                terms.amount().minorUnits(),
                terms.amount().currency().getCurrencyCode()));
  }
}
