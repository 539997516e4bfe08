package guitai.held;

import guitai.held.HeldEntry.PossibleWay;
import guitai.order.Event;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.Past;
import guitai.order.PaymentBalances;
import guitai.order.PossibleResolutions;
import guitai.order.Refund;
import guitai.payment.PaymentId;
import guitai.payment.RefundProgress;
import guitai.payment.ResolutionWay;
import guitai.storefront.Money;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What of an order, or of a payment of no order, is on the held list.
public final class HeldOrders {
  private HeldOrders() {}

  /// The payments of which some amount is held, and the order itself where it makes no progress.
  public static List<HeldEntry> of(Past past) {
    var balances = past.balances();
    var order = Optional.of(past.id()).filter(_ -> !(past.order() instanceof Order.Unmatched));
    var payments =
        balances.payments().stream()
            .filter(entry -> balances.balance(entry).held().minorUnits() > 0)
            .map(entry -> of(past, order, entry));
    return Stream.concat(
            payments, past.stalledQuery().map(stalled -> stalled(past, stalled)).stream())
        .toList();
  }

  private static HeldEntry of(Past past, Optional<OrderId> order, PaymentBalances.Entry entry) {
    var balances = past.balances();
    var payment = entry.payment().id();
    return new HeldEntry(
        new HeldId.OfPayment(order, payment),
        cause(balances, entry),
        subject(order, payment, balances.balance(entry).held()),
        HeldEntry.Times.since(balances.heldSince(entry)),
        ways(past, entry),
        balances.proposal(Optional.of(payment)).map(HeldProposal::of));
  }

  private static HeldEntry stalled(Past past, Event.QueryStalled stalled) {
    return new HeldEntry(
        new HeldId.OfOrder(past.id()),
        new HeldEntry.Cause(HeldReason.QUERY_STALLED, Optional.of(stalled.detail())),
        new HeldEntry.Subject(Optional.of(past.id()), Optional.empty(), Optional.empty()),
        HeldEntry.Times.since(stalled.at()),
        List.of(PossibleWay.always(ResolutionWay.PROVIDER_STATUS)),
        past.balances().proposal(Optional.empty()).map(HeldProposal::of));
  }

  private static HeldEntry.Subject subject(
      Optional<OrderId> order, PaymentId payment, Money amount) {
    return new HeldEntry.Subject(order, Optional.of(payment), Optional.of(amount));
  }

  /// What became of its refund says more than why the payment was to be refunded.
  private static HeldEntry.Cause cause(PaymentBalances balances, PaymentBalances.Entry entry) {
    if (balances.abnormalRefunds(entry).findAny().isPresent()
        || balances.abnormalElsewhere(entry).findAny().isPresent()) {
      return HeldEntry.Cause.of(HeldReason.REFUND_ABNORMAL);
    }
    var stalled = balances.stalledRefunds(entry).findFirst().flatMap(Refund::stalledBecause);
    if (stalled.isPresent()) {
      return new HeldEntry.Cause(HeldReason.REFUND_STALLED, stalled);
    }
    return entry
        .holdReason()
        .map(reason -> new HeldEntry.Cause(HeldReason.of(reason), detail(balances, entry)))
        .orElseGet(() -> new HeldEntry.Cause(HeldReason.REFUND_REFUSED, refusal(balances, entry)));
  }

  /// The other amount that the provider says; else why it refused the refund.
  private static Optional<String> detail(PaymentBalances balances, PaymentBalances.Entry entry) {
    return entry.disputed().map(said -> said.amount().shown()).or(() -> refusal(balances, entry));
  }

  /// The provider's last code.
  private static Optional<String> refusal(PaymentBalances balances, PaymentBalances.Entry entry) {
    return balances
        .refusedRefunds(entry)
        .map(Refund::progress)
        .filter(RefundProgress.Failed.class::isInstance)
        .map(progress -> ((RefundProgress.Failed) progress).code())
        .reduce((_, later) -> later);
  }

  private static List<PossibleWay> ways(Past past, PaymentBalances.Entry entry) {
    return PossibleResolutions.of(past, entry).stream()
        .map(possible ->
            new PossibleWay(possible.way(), possible.until(), possible.withoutProvider()))
        .toList();
  }
}
