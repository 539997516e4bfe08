package guitai.operation;

import guitai.inapp.PurchaseEvent;
import guitai.order.Event;
import guitai.payment.ResolutionWay;
import java.util.List;

/// What would follow from a resolution: exactly the events that its confirmation would record, and
/// the calls that would be made because of them.
public record ResolutionPreview(ResolutionWay way, List<Follow> events, List<Call> calls) {
  public ResolutionPreview {
    events = List.copyOf(events);
    calls = List.copyOf(calls);
  }

  /// An event that would be recorded.
  public sealed interface Follow {
    record OfOrder(Event event) implements Follow {}

    record OfPurchase(PurchaseEvent event) implements Follow {}

    /// Of a delivery, in a sentence.
    record OfDelivery(String sentence) implements Follow {}
  }

  /// A call that would be made.
  ///
  /// @param to a provider by its name, or `entitlements`
  /// @param what would be asked of it, in a sentence
  public record Call(String to, String what) {}
}
