package guitai.held;

import guitai.held.HeldEntry.PossibleWay;
import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.Past;
import guitai.order.PaymentBalances;
import guitai.order.PossibleResolutions;
import guitai.payment.PaymentId;
import guitai.storefront.Money;
import java.util.List;
import java.util.Optional;

/// What of an order, or of a payment of no order, is on the held list.
public final class HeldOrders {
  private HeldOrders() {}

  /// The payments of which some amount is held.
  public static List<HeldEntry> of(Past past) {
    var balances = past.balances();
    var order = Optional.of(past.id()).filter(_ -> !(past.order() instanceof Order.Unmatched));
    return balances.payments().stream()
        .filter(entry -> balances.balance(entry).held().minorUnits() > 0)
        .map(entry -> of(past, order, entry))
        .toList();
  }

  private static HeldEntry of(Past past, Optional<OrderId> order, PaymentBalances.Entry entry) {
    var balances = past.balances();
    var payment = entry.payment().id();
    return new HeldEntry(
        new HeldId.OfPayment(order, payment),
        HeldEntry.Cause.of(reason(balances, entry)),
        subject(order, payment, balances.balance(entry).held()),
        HeldEntry.Times.since(entry.recordedAt()),
        ways(past, entry),
        balances.proposal(payment).map(HeldProposal::of));
  }

  private static HeldEntry.Subject subject(
      Optional<OrderId> order, PaymentId payment, Money amount) {
    return new HeldEntry.Subject(order, Optional.of(payment), Optional.of(amount));
  }

  /// An abnormal refund (退款异常) says more than why the payment was to be refunded.
  private static HeldReason reason(PaymentBalances balances, PaymentBalances.Entry entry) {
    boolean abnormal = balances.abnormalRefunds(entry).findAny().isPresent();
    return entry
        .holdReason()
        .filter(_ -> !abnormal)
        .map(HeldReason::of)
        .orElse(
            !abnormal && balances.automaticRefundRefused(entry)
                ? HeldReason.REFUND_REFUSED
                : HeldReason.REFUND_ABNORMAL);
  }

  private static List<PossibleWay> ways(Past past, PaymentBalances.Entry entry) {
    return PossibleResolutions.of(past, entry).stream()
        .map(possible -> new PossibleWay(possible.way(), possible.until()))
        .toList();
  }
}
