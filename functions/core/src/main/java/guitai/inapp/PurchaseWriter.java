package guitai.inapp;

import guitai.payment.Evidence;
import guitai.payment.OptimisticAppend;
import guitai.payment.OptimisticAppend.Written;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Decides on a purchase's past and writes what follows, as orders are written.
public record PurchaseWriter(Purchases purchases) {
  /// @param evidence what the commands follow from; stored with the events
  public Written<PurchasePast> command(
      PurchasePast found, List<? extends PurchaseCommand> commands, Optional<Evidence> evidence) {
    return append(evidence).command(found, _ -> commands, PurchaseDecision::decide);
  }

  /// As [#command], of what follows from the past by itself.
  ///
  /// @return the past with all of it; the same past where there was nothing new
  public PurchasePast apply(PurchasePast found, Function<PurchasePast, List<PurchaseEvent>> next) {
    return append(Optional.empty()).apply(found, next).past();
  }

  private OptimisticAppend<PurchasePast, PurchaseEvent> append(Optional<Evidence> evidence) {
    return new OptimisticAppend<>(
        "a purchase",
        past -> purchases.find(past.id()),
        (past, events) -> purchases.append(past, events, evidence),
        PurchasePast::plus);
  }
}
