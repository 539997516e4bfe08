package guitai.held;

import guitai.order.Order;
import guitai.order.OrderId;
import guitai.order.Past;
import guitai.order.PaymentBalances;
import guitai.order.Resolution;
import guitai.payment.HoldReason;
import guitai.payment.PaymentId;
import guitai.storefront.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A payment of which some amount is held for an operator.
///
/// @param order empty where it belongs to no order
/// @param amount the held part of it
/// @param since when it was recorded here
/// @param proposal the last resolution that an operator proposed for it, not confirmed yet
public record HeldPayment(
    Optional<OrderId> order,
    PaymentId payment,
    Money amount,
    Reason reason,
    Instant since,
    Optional<Resolution> proposal) {
  /// Why it is held.
  public enum Reason {
    WRONG_AMOUNT("wrong-amount", "The amount is not what was asked."),
    WRONG_CURRENCY("wrong-currency", "The currency is not what was asked."),
    DUPLICATE_PAYMENT("duplicate-payment", "The order was paid, or under review, already."),
    PAID_AFTER_CLOSE("paid-after-close", "It was paid after the order was closed."),
    REFUNDED_AT_PROVIDER(
        "refunded-at-provider",
        "The provider reported it only when it was refunded; how much is not known."),
    UNKNOWN_ATTEMPT("unknown-attempt", "The order never made the attempt it is for."),
    REFUND_ABNORMAL("refund-abnormal", "The provider can't refund it to where it came from."),
    REFUND_REFUSED(
        "refund-refused", "The customer owned it already, and the provider doesn't refund it."),
    NO_ORDER("no-order", "No order of ours takes it."),
    ALREADY_OWNED(
        "already-owned", "The customer owned it already, and only its store can refund it."),
    UNCLAIMED("unclaimed", "It was bought in an app, and no customer of ours has claimed it."),
    UNKNOWN_PRODUCT("unknown-product", "It was bought in an app, and no product of ours is it.");

    private final String text;
    private final String sentence;

    Reason(String text, String sentence) {
      this.text = text;
      this.sentence = sentence;
    }

    /// By its name in our contract.
    public String text() {
      return text;
    }

    /// For operators.
    public String sentence() {
      return sentence;
    }

    public static Reason of(HoldReason because) {
      return switch (because) {
        case WRONG_AMOUNT -> WRONG_AMOUNT;
        case WRONG_CURRENCY -> WRONG_CURRENCY;
        case DUPLICATE_PAYMENT -> DUPLICATE_PAYMENT;
        case PAID_AFTER_CLOSE -> PAID_AFTER_CLOSE;
        case REFUNDED_AT_PROVIDER -> REFUNDED_AT_PROVIDER;
        case UNKNOWN_ATTEMPT -> UNKNOWN_ATTEMPT;
        case NO_ORDER -> NO_ORDER;
      };
    }
  }

  /// The payments of an order of which some amount is held.
  public static List<HeldPayment> of(Past past) {
    var balances = past.balances();
    var order = Optional.of(past.id()).filter(_ -> !(past.order() instanceof Order.Unmatched));
    return balances.payments().stream()
        .flatMap(entry -> of(order, balances, entry).stream())
        .toList();
  }

  private static Optional<HeldPayment> of(
      Optional<OrderId> order, PaymentBalances balances, PaymentBalances.Entry entry) {
    var held = balances.balance(entry).held();
    return Optional.of(entry)
        .filter(_ -> held.minorUnits() > 0)
        .map(_ ->
            new HeldPayment(
                order,
                entry.payment().id(),
                held,
                reason(balances, entry),
                entry.recordedAt(),
                balances.proposal(entry.payment().id())));
  }

  /// An abnormal refund (退款异常) says more than why the payment was to be refunded.
  private static Reason reason(PaymentBalances balances, PaymentBalances.Entry entry) {
    boolean abnormal = balances.abnormalRefunds(entry).findAny().isPresent();
    return entry
        .holdReason()
        .filter(_ -> !abnormal)
        .map(Reason::of)
        .orElse(
            !abnormal && balances.automaticRefundRefused(entry)
                ? Reason.REFUND_REFUSED
                : Reason.REFUND_ABNORMAL);
  }

  /// Its number on the list: the payment's, prefixed with its order's where it has one.
  public String id() {
    return new HeldId(order, payment).text();
  }
}
